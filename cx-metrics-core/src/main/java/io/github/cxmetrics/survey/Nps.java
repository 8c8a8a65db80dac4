package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.NetScoreDifference;
import io.github.cxmetrics.stats.NetScoreInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.NpsDefinition.MissingAnswers;
import java.util.List;
import java.util.Map;

/**
 * Net Promoter Score: the share of promoters minus the share of detractors among all who answered
 * "how likely are you to recommend us", in points.
 *
 * <p><b>Definition</b> {@code 100 (promoters - detractors) / n}; promoters answer 9 or 10 of 0..10,
 * detractors 0 to 6, passives 7 or 8; other scales and classes by {@link NpsDefinition}. <b>Unit
 * and range</b> points, [-100, 100], not percent. <b>n</b> answers given; skipped questions and
 * rejected answers are counted beside it. <b>Interval</b> Tango score by default: it holds its
 * level for small n and scores near the ends, where Wald fails; adjusted Wald where a simple
 * formula is wanted; see {@link NetScoreInterval}. <b>Empty data</b> {@code NaN} with interval
 * [-100, 100]. <b>Rejects</b> answers that are not on the scale, with {@link
 * IllegalArgumentException}. <b>Merge</b> exact, see {@link RatingAccumulator}. <b>Cost</b> 88
 * bytes of counts; {@code add} is an array increment; a result with its interval costs a fifth of a
 * microsecond. <b>Wire</b> kind {@code nps}, version 1, table at {@link RatingAccumulator}.
 * <b>Source</b> Reichheld, F. F. (2003), <i>The One Number You Need to Grow</i>, Harvard Business
 * Review 81(12); intervals and differences as {@link NetScoreInterval} and {@link
 * NetScoreDifference} say.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * Nps week = Nps.of(10, 9, 6);
 * Estimate score = week.score();              // 33.3 points, n 3, with its 95 % interval
 * Nps total = answers.collect(Nps.metric(Answer::score));
 * }</pre>
 *
 * @param definition the scale and the classes
 * @param ratings the answers, counted raw
 * @since 0.1
 */
public record Nps(NpsDefinition definition, Ratings ratings) implements SurveyScore<Nps> {

  static final double POINTS = 100;

  /**
   * Checks that the answers stand on the scale of the definition.
   *
   * @param definition as the record component
   * @param ratings as the record component
   * @throws IllegalArgumentException if they do not
   */
  public Nps {
    ratings.scale().requireSame(definition.scale());
  }

  /**
   * The score of a few answers on 0..10.
   *
   * @param scores the answers
   * @return the result
   * @throws IllegalArgumentException if an answer is not in 0..10
   */
  public static Nps of(int... scores) {
    RatingAccumulator<Nps> all = accumulator();
    all.addAll(scores, 0, scores.length);
    return all.result();
  }

  /**
   * The score of answers that are known by class only.
   *
   * @param promoters how many promoters
   * @param passives how many passives
   * @param detractors how many detractors
   * @return the result; its {@link #ratings()} stand on -1, 0, +1
   * @throws IllegalArgumentException if a count is negative
   */
  public static Nps ofCounts(long promoters, long passives, long detractors) {
    return new Nps(
        NpsDefinition.CLASSES_ONLY,
        new Ratings(
            NpsDefinition.CLASSES_ONLY.scale(), List.of(detractors, passives, promoters), 0, 0));
  }

  /**
   * An empty accumulator of the standard definition.
   *
   * @return a new accumulator
   */
  public static RatingAccumulator<Nps> accumulator() {
    return accumulator(NpsDefinition.STANDARD);
  }

  /**
   * An empty accumulator.
   *
   * @param definition the scale and the classes
   * @return a new accumulator
   */
  public static RatingAccumulator<Nps> accumulator(NpsDefinition definition) {
    return RatingAccumulator.of(definition);
  }

  /**
   * An empty accumulator of the standard definition for each segment known by a name, filled from
   * columns.
   *
   * @return a new accumulator
   */
  public static NamedSegmentedRatingAccumulator<Nps> accumulatorBy() {
    return NamedSegmentedRatingAccumulator.of(NpsDefinition.STANDARD);
  }

  /**
   * An empty accumulator of the standard definition for each segment known by a number, filled from
   * columns.
   *
   * @return a new accumulator
   */
  public static SegmentedRatingAccumulator<Nps> accumulatorByLong() {
    return SegmentedRatingAccumulator.of(NpsDefinition.STANDARD);
  }

  /**
   * The metric under the standard definition.
   *
   * @param score reads the answer, 0 to 10
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Nps> metric(IntField<T> score) {
    return metric(NpsDefinition.STANDARD, score);
  }

  /**
   * The metric.
   *
   * @param definition the scale and the classes
   * @param score reads the answer
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Nps> metric(NpsDefinition definition, IntField<T> score) {
    return RatingMetric.of(definition, score);
  }

  /**
   * The metric over answers in steps of less than a point.
   *
   * @param definition the scale and the classes
   * @param score reads the answer
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Nps> metricOfDouble(
      NpsDefinition definition, DoubleField<T> score) {
    return RatingMetric.ofDouble(definition, score);
  }

  /**
   * How many answered as promoters.
   *
   * @return at least 0
   */
  public long promoters() {
    return ratings.count(definition.promoters());
  }

  /**
   * How many answered neither as promoters nor as detractors.
   *
   * @return at least 0
   */
  public long passives() {
    return n() - promoters() - detractors();
  }

  /**
   * How many answered as detractors.
   *
   * @return at least 0
   */
  public long detractors() {
    return ratings.count(definition.detractors());
  }

  /** The score in points with its Tango interval. */
  @Override
  public Estimate score(ConfidenceLevel level) {
    return score(NetScoreInterval.TANGO, level);
  }

  /**
   * The score in points.
   *
   * @param method how the interval is computed
   * @param level the confidence level
   * @return in [-100, 100]
   */
  public Estimate score(NetScoreInterval method, ConfidenceLevel level) {
    Estimate share = method.estimate(promoters(), passives(), detractors(), level);
    double points = POINTS * (promoters() - detractors()) / n(); // one division, one rounding
    return new Estimate(points, share.interval().scaled(POINTS, 0), share.n(), share.method());
  }

  /** The difference of scores in points, by the adjusted Wald method. */
  @Override
  public Difference differenceFrom(Nps baseline, ConfidenceLevel level) {
    return differenceFrom(baseline, NetScoreDifference.ADJUSTED_WALD, level);
  }

  /**
   * This score minus that of independent other answers.
   *
   * @param baseline the score to subtract
   * @param method how the difference is tested and its interval computed
   * @param level the confidence level
   * @return in points, [-200, 200]
   * @throws IllegalArgumentException if the definitions differ, unless one of the scores was made
   *     {@linkplain #ofCounts of counts}
   */
  public Difference differenceFrom(Nps baseline, NetScoreDifference method, ConfidenceLevel level) {
    definition.requireComparable(baseline.definition);
    return method
        .of(
            promoters(),
            passives(),
            detractors(),
            baseline.promoters(),
            baseline.passives(),
            baseline.detractors(),
            level)
        .scaled(POINTS);
  }

  @Override
  public Nps without(Nps part) {
    definition.requireComparable(part.definition);
    return new Nps(definition, ratings.without(part.ratings));
  }

  /** The answers given and, if the definition reads them as passives, the missing ones. */
  @Override
  public long n() {
    return ratings.n() + (definition.missing() == MissingAnswers.PASSIVE ? missing() : 0);
  }

  /** Ten points. */
  @Override
  public double widestMargin() {
    return 10;
  }

  /**
   * {@code nps} in points; {@code promoterShare}, {@code passiveShare} and {@code detractorShare}
   * in [0, 1].
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "nps", score(level),
        "promoterShare", ProportionInterval.WILSON.estimate(promoters(), n(), level),
        "passiveShare", ProportionInterval.WILSON.estimate(passives(), n(), level),
        "detractorShare", ProportionInterval.WILSON.estimate(detractors(), n(), level));
  }
}
