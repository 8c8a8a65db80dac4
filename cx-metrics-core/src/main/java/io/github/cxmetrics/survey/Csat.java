package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.ProportionDifference;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.List;
import java.util.Map;

/**
 * Customer satisfaction score: the share of satisfied answers among all answers given.
 *
 * <p><b>Definition</b> {@code satisfied / n}; satisfied answers are the top box of {@link
 * CsatDefinition}, by default 4 and 5 of 1..5. Other numbers that go by the same name have names of
 * their own: {@link Ratings#mean(ConfidenceLevel) mean}, {@link Ratings#pomp pomp}, {@link
 * Ratings#percentOfMaximum percentOfMaximum}. <b>Unit and range</b> a share, [0, 1]. <b>n</b>
 * answers given; skipped questions and rejected answers are counted beside it. <b>Interval</b>
 * Wilson by default; Clopper-Pearson where the level must never be missed. <b>Empty data</b> {@code
 * NaN} with interval [0, 1]. <b>Rejects</b> answers that are not on the scale, with {@link
 * IllegalArgumentException}; 0 is never taken for "no answer". <b>Merge</b> exact, see {@link
 * RatingAccumulator}. <b>Cost</b> eight bytes an answer of the scale; {@code add} is an array
 * increment. <b>Wire</b> kind {@code csat}, version 1, table at {@link RatingAccumulator}.
 * <b>Source</b> interval: Wilson, E. B. (1927), <i>Probable Inference, the Law of Succession, and
 * Statistical Inference</i>, doi:10.1080/01621459.1927.10502953; Brown, Cai, DasGupta (2001),
 * <i>Interval Estimation for a Binomial Proportion</i>, doi:10.1214/ss/1009213286.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * Csat may = answers.collect(Csat.metric(CsatDefinition.ONE_TO_FIVE, Answer::stars));
 * Estimate satisfied = may.score();           // 0.81 with its 95 % interval
 * }</pre>
 *
 * @param definition the scale and the satisfied answers
 * @param ratings the answers, counted raw
 * @since 0.1
 */
public record Csat(CsatDefinition definition, Ratings ratings) implements SurveyScore<Csat> {

  /**
   * Checks that the answers stand on the scale of the definition.
   *
   * @param definition as the record component
   * @param ratings as the record component
   * @throws IllegalArgumentException if they do not
   */
  public Csat {
    ratings.scale().requireSame(definition.scale());
  }

  /**
   * The score of a few answers.
   *
   * @param definition the scale and the satisfied answers
   * @param answers the answers
   * @return the result
   * @throws IllegalArgumentException if an answer is not on the scale
   */
  public static Csat of(CsatDefinition definition, int... answers) {
    RatingAccumulator<Csat> all = accumulator(definition);
    all.addAll(answers, 0, answers.length);
    return all.result();
  }

  /**
   * The score of answers that are known by class only.
   *
   * @param satisfied how many were satisfied
   * @param answers how many answered
   * @return the result; its {@link #ratings()} stand on 0, 1
   * @throws IllegalArgumentException if a count is negative or more were satisfied than answered
   */
  public static Csat ofCounts(long satisfied, long answers) {
    return new Csat(
        CsatDefinition.CLASSES_ONLY,
        new Ratings(
            CsatDefinition.CLASSES_ONLY.scale(), List.of(answers - satisfied, satisfied), 0, 0));
  }

  /**
   * An empty accumulator.
   *
   * @param definition the scale and the satisfied answers
   * @return a new accumulator
   */
  public static RatingAccumulator<Csat> accumulator(CsatDefinition definition) {
    return RatingAccumulator.of(definition);
  }

  /**
   * The metric.
   *
   * @param definition the scale and the satisfied answers
   * @param answer reads the answer
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Csat> metric(CsatDefinition definition, IntField<T> answer) {
    return RatingMetric.of(definition, answer);
  }

  /**
   * The metric over answers in steps of less than a point.
   *
   * @param definition the scale and the satisfied answers
   * @param answer reads the answer
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Csat> metricOfDouble(
      CsatDefinition definition, DoubleField<T> answer) {
    return RatingMetric.ofDouble(definition, answer);
  }

  /**
   * How many answers were satisfied.
   *
   * @return at least 0
   */
  public long satisfied() {
    return ratings.count(definition.satisfied());
  }

  /** The share of satisfied answers with its Wilson interval. */
  @Override
  public Estimate score(ConfidenceLevel level) {
    return score(ProportionInterval.WILSON, level);
  }

  /**
   * The share of satisfied answers.
   *
   * @param method how the interval is computed
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate score(ProportionInterval method, ConfidenceLevel level) {
    return ratings.share(definition.satisfied(), method, level);
  }

  /** The difference of shares by Newcombe's method. */
  @Override
  public Difference differenceFrom(Csat baseline, ConfidenceLevel level) {
    return differenceFrom(baseline, ProportionDifference.NEWCOMBE, level);
  }

  /**
   * This share minus that of independent other answers.
   *
   * @param baseline the score to subtract
   * @param method how the difference is tested and its interval computed
   * @param level the confidence level
   * @return a difference of shares, [-1, 1]
   * @throws IllegalArgumentException if the definitions differ
   */
  public Difference differenceFrom(
      Csat baseline, ProportionDifference method, ConfidenceLevel level) {
    definition.requireComparable(baseline.definition);
    return method.of(satisfied(), n(), baseline.satisfied(), baseline.n(), level);
  }

  @Override
  public Csat without(Csat part) {
    definition.requireComparable(part.definition);
    return new Csat(definition, ratings.without(part.ratings));
  }

  /** Ten percentage points, 0.1. */
  @Override
  public double widestMargin() {
    return 0.1;
  }

  /**
   * {@code csat}, the satisfied share in [0, 1]; unless only the classes are known, {@code mean} on
   * the scale and {@code pomp} in [0, 100]; {@code percentOfMaximum} up to 100, unless the scale
   * has negative answers or low is good on it.
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    ImmutableMap.Builder<String, Estimate> estimates = ImmutableMap.builder();
    estimates.put("csat", score(level));
    if (!definition.equals(CsatDefinition.CLASSES_ONLY)) {
      estimates.put("mean", ratings.mean(level)).put("pomp", ratings.pomp(level));
      if (ratings.scale().hasPercentOfMaximum()) {
        estimates.put("percentOfMaximum", ratings.percentOfMaximum(level));
      }
    }
    return estimates.build();
  }
}
