package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;

/**
 * How much the means of two independent samples differ.
 *
 * @since 0.1
 */
public final class MeanDifference {

  private static final String LABEL = "Welch t";

  private MeanDifference() {}

  /**
   * Welch's t interval and test, which do not assume equal variances.
   *
   * <p>For fewer than two observations on a side, and if both variances are 0, the value stands
   * without a verdict and with the widest interval; without observations the value is NaN.
   *
   * <p>Source: Welch, B. L. (1947), The Generalization of "Student's" Problem when Several
   * Different Population Variances are Involved, Biometrika 34(1-2), doi:10.1093/biomet/34.1-2.28.
   *
   * @param n1 the number of observations in the first sample
   * @param mean1 their mean; not looked at if n1 is 0
   * @param variance1 their variance, with divisor n1 - 1; not looked at if n1 is below 2
   * @param n2 the number of observations in the second sample
   * @param mean2 their mean; not looked at if n2 is 0
   * @param variance2 their variance, with divisor n2 - 1; not looked at if n2 is below 2
   * @param widest the greatest absolute difference possible, above 0, may be {@code Infinity}
   * @param level the confidence level
   * @return mean1 - mean2, in the unit of the means, with an interval in [-widest, widest]
   * @throws IllegalArgumentException if a count or a variance is negative, a mean or variance is
   *     not finite, or the means differ by more than {@code widest}
   */
  public static Difference welch(
      long n1,
      double mean1,
      double variance1,
      long n2,
      double mean2,
      double variance2,
      double widest,
      ConfidenceLevel level) {
    Bounds bounds = Bounds.ofDifference(widest);
    Counts.check("n1", n1);
    Counts.check("n2", n2);
    long n = Counts.sum(n1, n2);
    double value = n1 == 0 || n2 == 0 ? Double.NaN : mean1 - mean2;
    if (n1 > 0 && n2 > 0) {
      bounds.check("difference of the means", value);
    }
    if (n1 < 2 || n2 < 2) {
      return Difference.unjudged(value, n, LABEL, bounds, level);
    }
    MeanInterval.checkVariance("first sample variance", variance1);
    MeanInterval.checkVariance("second sample variance", variance2);
    return welch(
        value,
        n,
        new MeanError(variance1 / n1, n1 - 1.0),
        new MeanError(variance2 / n2, n2 - 1.0),
        LABEL,
        bounds,
        level);
  }

  /** The squared error of a mean and the degrees of freedom it was estimated with. */
  record MeanError(double square, double freedom) {}

  static Difference welch(
      double value,
      long n,
      MeanError first,
      MeanError second,
      String label,
      Bounds bounds,
      ConfidenceLevel level) {
    double squaredError = first.square() + second.square();
    if (squaredError == 0) {
      return Difference.unjudged(value, n, label, bounds, level);
    }
    double error = Math.sqrt(squaredError);
    double statistic = value / error;
    double share = first.square() / squaredError;
    double freedom =
        1 / (share * share / first.freedom() + (1 - share) * (1 - share) / second.freedom());
    Interval interval = bounds.around(value, StudentT.above(level.tail(), freedom) * error, level);
    return new Difference(
        new Estimate(value, interval, n, label), statistic, StudentT.twoSided(statistic, freedom));
  }
}
