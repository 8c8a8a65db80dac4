package io.github.cxmetrics.duration;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.stats.QuantileInterval;
import java.io.Serial;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long something took: times to answer, to solve, to pay.
 *
 * <p><b>Definition</b> the p-quantile is the least duration that a share p of all do not exceed, of
 * rank ceil(p n); never between two values. <b>Unit and range</b> whole numbers from 0 in the unit
 * they come in, such as milliseconds. <b>n</b> durations, taken as independent: where a person has
 * several, the interval is too short. <b>Interval</b> between two of the durations themselves, see
 * {@link QuantileInterval}. <b>Empty data</b> value NaN, n 0, interval [0, infinity).
 * <b>Rejects</b> negative durations with an {@link IllegalArgumentException}. <b>Precision</b>
 * exact up to {@value Quantiles#MOST_EXACT} durations and for those below 256; otherwise quantiles
 * and the ends of intervals have the {@linkplain #relativeError() relative error} that is said, and
 * {@link ExactDurations} reads columns a second time for exact ones. <b>Merge</b> exact.
 * <b>Cost</b> see {@link DurationAccumulator}. <b>Wire</b> kind {@code durations}. <b>Source</b>
 * see {@link Quantiles} and {@link QuantileInterval}.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * DurationAccumulator all = Durations.accumulator();
 * all.addAll(millis, 0, millis.length);
 * Estimate ninth = all.result().quantile(0.9, ConfidenceLevel.P95);
 * }</pre>
 *
 * @since 0.1
 */
public final class Durations implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private static final double MEDIAN = 0.5;
  private static final double NINTH_DECILE = 0.9;
  private static final double LAST_PERCENTILE = 0.99;

  /* A copy that nobody changes. */
  private final Quantiles values;

  Durations(Quantiles values) {
    this.values = values;
  }

  /**
   * The durations of a few things.
   *
   * @param durations each at least 0
   * @return the result
   * @throws IllegalArgumentException if one is negative
   */
  public static Durations of(long... durations) {
    DurationAccumulator all = accumulator();
    all.addAll(durations, 0, durations.length);
    return all.result();
  }

  /**
   * An empty accumulator.
   *
   * @return a new accumulator
   */
  public static DurationAccumulator accumulator() {
    return new DurationAccumulator(new Quantiles());
  }

  /**
   * An empty accumulator for each group known by a number, filled from columns.
   *
   * @return a new accumulator
   */
  public static GroupedDurationAccumulator accumulatorByLong() {
    return accumulatorByLong("");
  }

  /**
   * An empty accumulator for each group known by a number, filled from columns. The name of the
   * group becomes part of the state's definition.
   *
   * @param groupName what the group is, such as {@code "agent"}
   * @return a new accumulator
   */
  public static GroupedDurationAccumulator accumulatorByLong(String groupName) {
    return GroupedDurationAccumulator.of(groupName);
  }

  /**
   * The metric.
   *
   * @param duration reads how long it took, at least 0
   * @param <T> the record
   * @return the metric
   */
  public static <T> DurationMetric<T> metric(LongField<? super T> duration) {
    return new DurationMetric<>(duration);
  }

  @Override
  public long n() {
    return values.n();
  }

  /**
   * The duration that a share of all do not exceed.
   *
   * @param p the share, in [0, 1]: 0.5 for the median, 0.9 for the ninth decile
   * @param level the confidence level
   * @return the quantile with its interval
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public Estimate quantile(double p, ConfidenceLevel level) {
    return QuantileInterval.estimate(
        p, n(), values::valueAtRank, 0, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The median.
   *
   * @param level the confidence level
   * @return the quantile of a half
   */
  public Estimate median(ConfidenceLevel level) {
    return quantile(MEDIAN, level);
  }

  /**
   * The shortest duration.
   *
   * @return the exact minimum; empty without durations
   */
  public OptionalLong shortest() {
    return values.min();
  }

  /**
   * The longest duration.
   *
   * @return the exact maximum; empty without durations
   */
  public OptionalLong longest() {
    return values.max();
  }

  /**
   * By how much a quantile can be off.
   *
   * @return a share of its true value, 0 if quantiles are exact
   */
  public double relativeError() {
    return values.relativeError();
  }

  /** {@code p50}, {@code p90} and {@code p99}, in the unit of the durations. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "p50", quantile(MEDIAN, level),
        "p90", quantile(NINTH_DECILE, level),
        "p99", quantile(LAST_PERCENTILE, level));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Durations that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /**
   * The durations in words.
   *
   * @return their number and median
   */
  @Override
  public String toString() {
    return n() == 0
        ? "no durations"
        : n() + " durations, median " + values.quantile(MEDIAN).orElseThrow();
  }
}
