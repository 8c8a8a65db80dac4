package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Normal;
import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The mean time without the event up to a limit: the area under the survival curve. "Of the first
 * year, how much did a customer stay on average?" needs no assumption about hazards.
 *
 * <p><b>Interval</b> by the normal law, cut to [0, limit]. The variance is Greenwood's: the sum of
 * (area after t)² d / (n (n - d)) over times t of events, with terms of n = d left out, where no
 * area is after. It is not known where the limit is after the last time at which a customer was
 * observed and the curve is not at 0. Where it is 0, as without any event, nothing is known about
 * the error, and the interval is [0, limit].
 *
 * <p><b>Source</b> Irwin (1949), doi:10.1017/S0022172400014443; Royston and Parmar (2013),
 * doi:10.1186/1471-2288-13-152; Uno et al. (2014), doi:10.1200/JCO.2014.55.2208.
 *
 * @since 0.1
 */
public final class RestrictedMean implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String METHOD = "area under Kaplan-Meier";

  private final long limit;
  private final long n;
  private final double value;
  private final double variance;

  private RestrictedMean(long limit, long n, double value, double variance) {
    this.limit = limit;
    this.n = n;
    this.value = value;
    this.variance = variance;
  }

  static RestrictedMean of(RiskTable table, KaplanMeier curve, long limit) {
    if (limit < 1 || limit > SurvivalAccumulator.LATEST) {
      throw new IllegalArgumentException("limit must be in 1..2^53, was " + limit);
    }
    long n = table.customers();
    if (n == 0 || !curve.reaches(limit)) {
      return new RestrictedMean(limit, n, Double.NaN, Double.NaN);
    }
    double area = 0;
    double variance = 0;
    long end = limit;
    for (int row = table.rowAt(limit); row >= 0; row--) {
      area += curve.value(row) * (end - table.times[row]);
      end = table.times[row];
      long events = table.events[row];
      long staying = table.atRisk[row] - events;
      if (events > 0 && staying > 0) {
        variance += area * area * (events / (double) table.atRisk[row] / staying);
      }
    }
    return new RestrictedMean(limit, n, area + end, variance);
  }

  /**
   * Up to which time.
   *
   * @return the limit, at least 1
   */
  public long limit() {
    return limit;
  }

  /**
   * How many customers it rests on.
   *
   * @return at least 0
   */
  public long n() {
    return n;
  }

  /**
   * The mean time.
   *
   * @param level the confidence level
   * @return in [0, limit]; not defined if the curve does not reach the limit
   */
  public Estimate mean(ConfidenceLevel level) {
    Interval anything = new Interval(0, (double) limit, level);
    if (Double.isNaN(value)) {
      return new Estimate(value, anything, 0, METHOD);
    }
    double within = Math.min((double) limit, value);
    if (variance == 0) {
      return new Estimate(within, anything, n, METHOD);
    }
    double half = Normal.quantile(level) * Math.sqrt(variance);
    return new Estimate(
        within,
        new Interval(
            Math.max(0, Math.min(within, value - half)),
            Math.min((double) limit, value + half),
            level),
        n,
        METHOD);
  }

  /**
   * The standard error of the mean time.
   *
   * @return at least 0; empty if the curve does not reach the limit
   */
  public OptionalDouble standardError() {
    return CurvePoint.finite(Math.sqrt(variance));
  }

  /**
   * How this mean differs from that of other customers.
   *
   * @param other that of customers of whom none is among these, up to the same limit
   * @param level the confidence level
   * @return this less the other, and this over the other
   * @throws IllegalArgumentException if the limits differ
   */
  public RestrictedMeanComparison compare(RestrictedMean other, ConfidenceLevel level) {
    if (limit != other.limit) {
      throw new IllegalArgumentException(
          "limits of means must be the same, was " + limit + " and " + other.limit);
    }
    return RestrictedMeanComparison.of(this, other, level);
  }

  double value() {
    return value;
  }

  double variance() {
    return variance;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RestrictedMean that
        && limit == that.limit
        && n == that.n
        && Double.compare(value, that.value) == 0
        && Double.compare(variance, that.variance) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(limit) + Double.hashCode(value);
  }

  /**
   * The mean in words.
   *
   * @return such as {@code 10.5 of 12}; {@code not known of 12}
   */
  @Override
  public String toString() {
    return (Double.isNaN(value) ? "not known" : value) + " of " + limit;
  }
}
