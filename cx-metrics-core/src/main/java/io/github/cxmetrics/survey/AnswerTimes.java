package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long answering took, who was too quick to have read the questions, and who took unusually
 * long. Both are flags to look at: none of them is taken away.
 *
 * <p><b>Definition</b> a speeder is below the threshold of a {@link SpeederRule}, by default a
 * third of the median; a slow answer is above {@code Q3 + 1.5 (Q3 - Q1)} on the logarithms of the
 * durations (Tukey's fence; quantiles of type 7; 0 ms counts as 1 ms there). Durations are kept
 * raw, so that rules can be tried on one state. <b>Unit and range</b> milliseconds; shares in [0,
 * 1]. <b>n</b> answers with a duration. <b>Interval</b> Wilson for shares, the threshold taken as
 * fixed; order statistics for the median. <b>Empty data</b> without a threshold (fewer than 30
 * answers, no spread) the shares are undefined. <b>Rejects</b> durations outside 0..2<sup>48</sup>
 * ms. <b>Merge</b> exact. <b>Cost</b> 16 to 40 bytes for each different duration. <b>Wire</b> kind
 * {@code answer-times}, version 1, at {@link AnswerTimesAccumulator}. <b>Source</b> Leys, C., Ley,
 * C., Klein, O., Bernard, P., Licata, L. (2013), <i>Detecting outliers: Do not use standard
 * deviation around the mean, use absolute deviation around the median</i>, Journal of Experimental
 * Social Psychology 49(4), doi:10.1016/j.jesp.2013.03.013; Tukey, J. W. (1977), <i>Exploratory Data
 * Analysis</i>.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * AnswerTimes times = answers.collect(AnswerTimes.metric(Answer::durationMillis));
 * long quick = times.speeders(SpeederRule.THIRD_OF_MEDIAN);
 * }</pre>
 *
 * @param durations in milliseconds
 * @since 0.1
 */
public record AnswerTimes(AnswerDistribution durations) implements Result {

  private static final double FENCE = 1.5;

  /**
   * The times of a few answers.
   *
   * @param millis how long each took, in milliseconds
   * @return the result
   * @throws IllegalArgumentException if one is outside 0..2<sup>48</sup> ms
   */
  public static AnswerTimes of(long... millis) {
    AnswerTimesAccumulator all = accumulator();
    for (long each : millis) {
      all.add(each);
    }
    return all.result();
  }

  /**
   * An empty accumulator.
   *
   * @return a new accumulator
   */
  public static AnswerTimesAccumulator accumulator() {
    return new AnswerTimesAccumulator();
  }

  /**
   * The metric.
   *
   * @param millis how long the answer took, in milliseconds
   * @param <T> the record
   * @return the metric
   */
  public static <T> AnswerTimesMetric<T> metric(LongField<T> millis) {
    return new AnswerTimesMetric<>(millis);
  }

  static double log(double millis) {
    return Math.log(Math.max(1, millis));
  }

  /**
   * The shortest duration that is not too quick.
   *
   * @param rule which rule
   * @return in milliseconds, perhaps 0 or below, where nobody is too quick; empty for fewer than 30
   *     answers or without a spread that the rule needs
   */
  public OptionalDouble threshold(SpeederRule rule) {
    return rule.threshold(durations);
  }

  /**
   * How many answers were too quick.
   *
   * @param rule which rule
   * @return at least 0; 0 without a threshold
   */
  public long speeders(SpeederRule rule) {
    OptionalDouble threshold = threshold(rule);
    return threshold.isPresent() ? durations.countBelow(threshold.getAsDouble()) : 0;
  }

  /**
   * The share of answers that were too quick.
   *
   * @param rule which rule
   * @param level the confidence level
   * @return {@code speeders / answers with a duration}; not defined without a threshold
   */
  public Estimate speederShare(SpeederRule rule, ConfidenceLevel level) {
    return share(threshold(rule), speeders(rule), level);
  }

  /**
   * The longest duration that is not slow.
   *
   * @return in milliseconds; empty for fewer than 30 answers
   */
  public OptionalDouble slowFence() {
    if (n() < SpeederRule.FEWEST_ANSWERS) {
      return OptionalDouble.empty();
    }
    double lower = durations.quantile(0.25, AnswerTimes::log).orElseThrow();
    double upper = durations.quantile(0.75, AnswerTimes::log).orElseThrow();
    return OptionalDouble.of(Math.exp(upper + FENCE * (upper - lower)));
  }

  /**
   * How many answers were slow.
   *
   * @return at least 0; 0 for fewer than 30 answers
   */
  public long slow() {
    OptionalDouble fence = slowFence();
    return fence.isPresent() ? durations.countAbove(fence.getAsDouble()) : 0;
  }

  /**
   * The share of answers that were slow.
   *
   * @param level the confidence level
   * @return {@code slow / answers with a duration}; not defined for fewer than 30 answers
   */
  public Estimate slowShare(ConfidenceLevel level) {
    return share(slowFence(), slow(), level);
  }

  private Estimate share(OptionalDouble threshold, long flagged, ConfidenceLevel level) {
    return threshold.isPresent()
        ? ProportionInterval.WILSON.estimate(flagged, n(), level)
        : ProportionInterval.WILSON.estimate(0, 0, level);
  }

  @Override
  public long n() {
    return durations.n();
  }

  /**
   * {@code median} in milliseconds; {@code speederShare} by the default rule; {@code slowShare}.
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "median", durations.median(level),
        "speederShare", speederShare(SpeederRule.THIRD_OF_MEDIAN, level),
        "slowShare", slowShare(level));
  }
}
