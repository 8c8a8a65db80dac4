package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;

/**
 * How much two shares differ where trials come in independent clusters and no cluster is in both
 * samples: the conversion per attempt of two segments of customers.
 *
 * <p><b>Unit and range</b> a difference of shares in [-1, 1]. <b>n</b> the clusters of both
 * samples. <b>Empty data</b> value, statistic and p-value NaN, interval [-1, 1], if either side is
 * empty. <b>Symmetry</b> exchanging the samples, or success and failure, negates the result.
 * <b>Cost</b> tens of microseconds.
 *
 * @since 0.1
 */
public final class RatioDifference {

  private static final String LABEL = "linearised Welch t";
  private static final String WITHOUT_SCATTER = "linearised Welch t, greatest variance";

  private static final Bounds BOUNDS = Bounds.ofDifference(1);

  private RatioDifference() {}

  /**
   * Welch's t interval and test on the linearised shares of {@link RatioInterval}; the degrees of
   * freedom are those of Welch and Satterthwaite with n - 1 on each side.
   *
   * <p>A side without scatter (a single cluster, no successes at all, or nothing but successes) has
   * no error of its own to judge by. It is given the greatest variance that the shares of clusters
   * can have if both sides are alike, p (1 - p) for the share p of both together, and the method
   * says so; without scatter on both sides this is the z test of pooled variance for n clusters,
   * but by Student's t. If p is 0 or 1 the value stands without a verdict and with the widest
   * interval.
   *
   * <p>With customers of 1 to 8 attempts and rates of their own, shares that are equal differ
   * significantly at 95 % in about 5 % of simulations for 50 customers on each side, 7 % for 10
   * against 30, and 8 % for 50 against 500 and a share of 0.1.
   *
   * <p>Source: Cochran, W. G. (1977), Sampling Techniques, 3rd edition, section 6.3; Welch, B. L.
   * (1947), The Generalization of "Student's" Problem when Several Different Population Variances
   * are Involved, Biometrika 34(1-2), doi:10.1093/biomet/34.1-2.28.
   *
   * @param first the clusters of the first sample
   * @param second the clusters of the second sample
   * @param level the confidence level
   * @return the first share minus the second, with an interval in [-1, 1]
   * @throws IllegalArgumentException if the sums of both samples exceed a long
   */
  public static Difference welch(ClusterSums first, ClusterSums second, ConfidenceLevel level) {
    long n = Counts.sum(first.n(), second.n());
    double value = first.share() - second.share();
    if (first.n() == 0 || second.n() == 0) {
      return Difference.unjudged(value, n, LABEL, BOUNDS, level);
    }
    Trials pooled =
        new Trials(
            first.successes() + second.successes(), Counts.sum(first.trials(), second.trials()));
    double squared1 = squaredError(first, pooled);
    double squared2 = squaredError(second, pooled);
    String method = first.hasScatter() && second.hasScatter() ? LABEL : WITHOUT_SCATTER;
    if (squared1 + squared2 == 0) {
      return Difference.unjudged(value, n, method, BOUNDS, level);
    }
    double error = Math.sqrt(squared1 + squared2);
    double statistic = value / error;
    double part = squared1 / (squared1 + squared2);
    double freedom = 1 / (part * part / freedom(first) + (1 - part) * (1 - part) / freedom(second));
    return new Difference(
        new Estimate(
            value,
            BOUNDS.around(value, StudentT.above(level.tail(), freedom) * error, level),
            n,
            method),
        statistic,
        StudentT.twoSided(statistic, freedom));
  }

  private static double squaredError(ClusterSums sums, Trials pooled) {
    return sums.hasScatter() ? sums.squaredError() : pooled.variance() / sums.effectiveClusters();
  }

  private static double freedom(ClusterSums sums) {
    return Math.max(1, sums.n() - 1.0);
  }
}
