package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.MeanDifference;
import io.github.cxmetrics.stats.NetScoreInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.Map;

/**
 * Customer effort score: how easy customers found it to get something done, as the mean answer, the
 * share who found it easy, and the net of easy over difficult.
 *
 * <p><b>Definition</b> the {@linkplain #score headline} is the mean answer on the scale; {@link
 * #easyShare}, {@link #difficultShare} and {@link #net} read the same answers by the boxes of
 * {@link CesDefinition}. Versions 1 and 2.0 ask different questions on scales of opposite direction
 * and never merge. <b>Unit and range</b> the mean in the unit of the scale, low being good where
 * the scale says so; shares in [0, 1]; net in [-1, 1]. <b>n</b> answers given; skipped questions
 * and rejected answers are counted beside it. <b>Interval</b> Student t for the mean, Wilson for
 * shares, Tango for the net. <b>Empty data</b> {@code NaN} with intervals as wide as the scale.
 * <b>Rejects</b> answers that are not on the scale or its steps, with {@link
 * IllegalArgumentException}. <b>Merge</b> exact, see {@link RatingAccumulator}. <b>Cost</b> eight
 * bytes an answer of the scale; {@code add} is an array increment; the interval of the mean costs
 * tens of microseconds. <b>Wire</b> kind {@code ces}, version 1, table at {@link
 * RatingAccumulator}. <b>Source</b> Dixon, M., Freeman, K., Toman, N. (2010), <i>Stop Trying to
 * Delight Your Customers</i>, Harvard Business Review 88(7/8).
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * Ces support = answers.collect(Ces.metric(CesDefinition.V2, Answer::agreement));
 * Estimate mean = support.score();            // 5.4 on 1..7, with its 95 % interval
 * Estimate easy = support.easyShare(ConfidenceLevel.P95);
 * }</pre>
 *
 * @param definition the scale, its direction and its boxes
 * @param ratings the answers, counted raw
 * @since 0.1
 */
public record Ces(CesDefinition definition, Ratings ratings) implements SurveyScore<Ces> {

  /**
   * Checks that the answers stand on the scale of the definition.
   *
   * @param definition as the record component
   * @param ratings as the record component
   * @throws IllegalArgumentException if they do not
   */
  public Ces {
    ratings.scale().requireSame(definition.scale());
  }

  /**
   * The score of a few answers.
   *
   * @param definition the scale and its boxes
   * @param answers the answers
   * @return the result
   * @throws IllegalArgumentException if an answer is not on the scale
   */
  public static Ces of(CesDefinition definition, int... answers) {
    RatingAccumulator<Ces> all = accumulator(definition);
    all.addAll(answers, 0, answers.length);
    return all.result();
  }

  /**
   * An empty accumulator.
   *
   * @param definition the scale and its boxes
   * @return a new accumulator
   */
  public static RatingAccumulator<Ces> accumulator(CesDefinition definition) {
    return RatingAccumulator.of(definition);
  }

  /**
   * The metric.
   *
   * @param definition the scale and its boxes
   * @param answer reads the answer
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Ces> metric(CesDefinition definition, IntField<T> answer) {
    return RatingMetric.of(definition, answer);
  }

  /**
   * The metric over answers in steps of less than a point, such as the mean of two questions.
   *
   * @param definition the scale and its boxes
   * @param answer reads the answer
   * @param <T> the record
   * @return the metric
   */
  public static <T> RatingMetric<T, Ces> metricOfDouble(
      CesDefinition definition, DoubleField<T> answer) {
    return RatingMetric.ofDouble(definition, answer);
  }

  /** The mean answer with its Student t interval, in the unit of the scale. */
  @Override
  public Estimate score(ConfidenceLevel level) {
    return ratings.mean(level);
  }

  /**
   * The mean as it would read on the scale turned round: {@code lowest + highest - mean}. Sets an
   * effort scale beside an ease scale of the same length.
   *
   * @param level the confidence level
   * @return in the unit of the scale
   */
  public Estimate reversedMean(ConfidenceLevel level) {
    RatingScale scale = definition.scale();
    return ratings.mean(level).scaled(-1, scale.lowest() + scale.highest());
  }

  /**
   * The share of answers that call the experience easy, with its Wilson interval.
   *
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate easyShare(ConfidenceLevel level) {
    return easyShare(ProportionInterval.WILSON, level);
  }

  /**
   * The share of answers that call the experience easy.
   *
   * @param method how the interval is computed
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate easyShare(ProportionInterval method, ConfidenceLevel level) {
    return ratings.share(definition.easy(), method, level);
  }

  /**
   * The share of answers that call the experience difficult, with its Wilson interval.
   *
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate difficultShare(ConfidenceLevel level) {
    return ratings.share(definition.difficult(), level);
  }

  /**
   * The share of easy minus the share of difficult answers, with its Tango interval.
   *
   * @param level the confidence level
   * @return in [-1, 1]
   */
  public Estimate net(ConfidenceLevel level) {
    return net(NetScoreInterval.TANGO, level);
  }

  /**
   * The share of easy minus the share of difficult answers.
   *
   * @param method how the interval is computed
   * @param level the confidence level
   * @return in [-1, 1]
   */
  public Estimate net(NetScoreInterval method, ConfidenceLevel level) {
    return ratings.net(definition.easy(), definition.difficult(), method, level);
  }

  /** The difference of means by Welch's method, in the unit of the scale. */
  @Override
  public Difference differenceFrom(Ces baseline, ConfidenceLevel level) {
    definition.requireComparable(baseline.definition);
    RatingScale scale = definition.scale();
    return MeanDifference.welch(
        n(),
        ratings.mean(),
        ratings.sampleVariance(),
        baseline.n(),
        baseline.ratings.mean(),
        baseline.ratings.sampleVariance(),
        scale.highest() - scale.lowest(),
        level);
  }

  @Override
  public Ces without(Ces part) {
    definition.requireComparable(part.definition);
    return new Ces(definition, ratings.without(part.ratings));
  }

  /** A tenth of the scale. */
  @Override
  public double widestMargin() {
    return (definition.scale().highest() - definition.scale().lowest()) / 10.0;
  }

  /**
   * {@code mean} on the scale, {@code easyShare} and {@code difficultShare} in [0, 1], {@code net}
   * in [-1, 1].
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "mean", score(level),
        "easyShare", easyShare(level),
        "difficultShare", difficultShare(level),
        "net", net(level));
  }
}
