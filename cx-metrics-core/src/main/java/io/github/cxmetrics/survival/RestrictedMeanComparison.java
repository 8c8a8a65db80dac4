package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Normal;
import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * How the mean times without the event of two groups differ, up to the same limit.
 *
 * <p>The difference is judged by the normal law with the sum of both variances, the ratio likewise
 * on the scale of its logarithm.
 *
 * @since 0.1
 */
public final class RestrictedMeanComparison implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String DIFFERENCE = "normal";
  private static final String RATIO = "normal on the logarithm";

  private final Estimate difference;
  private final Estimate ratio;
  private final double statistic;
  private final double ratioStatistic;

  private RestrictedMeanComparison(
      Estimate difference, Estimate ratio, double statistic, double ratioStatistic) {
    this.difference = difference;
    this.ratio = ratio;
    this.statistic = statistic;
    this.ratioStatistic = ratioStatistic;
  }

  static RestrictedMeanComparison of(
      RestrictedMean first, RestrictedMean second, ConfidenceLevel level) {
    double error = Math.sqrt(first.variance() + second.variance());
    double value = first.value() - second.value();
    double logError =
        Math.hypot(
            Math.sqrt(first.variance()) / first.value(),
            Math.sqrt(second.variance()) / second.value());
    double logRatio = Math.log(first.value()) - Math.log(second.value());
    long n = Double.isNaN(value) ? 0 : first.n() + second.n();
    return new RestrictedMeanComparison(
        new Estimate(
            value, differenceInterval(value, error, (double) first.limit(), level), n, DIFFERENCE),
        ratio(first.value() / second.value(), logError, n, level),
        value / error,
        logRatio / logError);
  }

  private static Interval differenceInterval(
      double value, double error, double limit, ConfidenceLevel level) {
    if (Double.isNaN(value) || error == 0) {
      return new Interval(-limit, limit, level);
    }
    double half = Normal.quantile(level) * error;
    return new Interval(Math.max(-limit, value - half), Math.min(limit, value + half), level);
  }

  private static Estimate ratio(double ratio, double logError, long n, ConfidenceLevel level) {
    double factor = Math.exp(Normal.quantile(level) * logError);
    boolean known = Double.isFinite(ratio) && ratio > 0 && factor > 1 && Double.isFinite(factor);
    return new Estimate(
        Double.isFinite(ratio) ? ratio : Double.NaN,
        known
            ? new Interval(ratio / factor, ratio * factor, level)
            : new Interval(0, Double.POSITIVE_INFINITY, level),
        Double.isFinite(ratio) ? n : 0,
        RATIO);
  }

  /**
   * The first mean less the second.
   *
   * @return in [-limit, limit]; not defined if a mean is not, with the widest interval if neither
   *     has a variance
   */
  public Estimate difference() {
    return difference;
  }

  /**
   * The first mean over the second.
   *
   * @return at least 0; not defined if a mean is not, or the second is 0
   */
  public Estimate ratio() {
    return ratio;
  }

  /**
   * The difference over its standard error.
   *
   * @return any number; empty if a mean is not known, or neither has a variance
   */
  public OptionalDouble statistic() {
    return CurvePoint.finite(statistic);
  }

  /**
   * The probability of a difference at least as great if the means are the same.
   *
   * @return the two-sided p-value in [0, 1]; empty as the statistic
   */
  public OptionalDouble pValue() {
    return pValue(statistic);
  }

  /**
   * The p-value of the ratio, which differs a little from that of the difference.
   *
   * @return the two-sided p-value in [0, 1]; empty as the statistic, or if a mean is 0
   */
  public OptionalDouble ratioPValue() {
    return pValue(ratioStatistic);
  }

  private static OptionalDouble pValue(double statistic) {
    return Double.isFinite(statistic)
        ? OptionalDouble.of(Math.min(1, Normal.twoSided(statistic)))
        : OptionalDouble.empty();
  }
}
