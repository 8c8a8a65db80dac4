package io.github.cxmetrics.stats;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * Trials that come in independent clusters, such as the attempts of customers, as sums over the
 * clusters: of m trials in a cluster x succeeded. Sums of disjoint sets of clusters add up.
 *
 * @param n the number of clusters that have at least one trial
 * @param trials the sum of m
 * @param successes the sum of x
 * @param squaredTrials the sum of m times m
 * @param products the sum of m times x
 * @param squaredSuccesses the sum of x times x
 * @since 0.1
 */
public record ClusterSums(
    long n, long trials, long successes, long squaredTrials, long products, long squaredSuccesses)
    implements Serializable {

  /**
   * Checks what holds for the sums of any clusters.
   *
   * @param n as the record component
   * @param trials as the record component
   * @param successes as the record component
   * @param squaredTrials as the record component
   * @param products as the record component
   * @param squaredSuccesses as the record component
   * @throws IllegalArgumentException if a sum is negative or no clusters with x in 0..m and m of at
   *     least 1 have such sums
   */
  public ClusterSums {
    Counts.check("n", n);
    checkRange("trials", trials, n, n == 0 ? 0 : Long.MAX_VALUE);
    checkRange("successes", successes, 0, trials);
    checkRange("sum of squared trials", squaredTrials, trials, n == 0 ? 0 : Long.MAX_VALUE);
    checkRange("sum of products", products, successes, squaredTrials);
    checkRange("sum of squared successes", squaredSuccesses, successes, products);
    checkRange(
        "sum of squared failures",
        squaredTrials - products - (products - squaredSuccesses),
        trials - successes,
        Long.MAX_VALUE);
    BigInteger square = product(trials, trials);
    if (square.compareTo(product(n, squaredTrials)) > 0
        || square.compareTo(BigInteger.valueOf(squaredTrials)) < 0) {
      throw new IllegalArgumentException(
          "sum of squared trials must be from trials * trials / n to trials * trials, was "
              + squaredTrials);
    }
    BigInteger spread = spread(trials, successes, squaredTrials, products, squaredSuccesses);
    if (spread.signum() < 0) {
      throw new IllegalArgumentException(
          "sums must be those of clusters, was a negative sum of squared residuals");
    }
  }

  private static void checkRange(String what, long sum, long lowest, long highest) {
    if (sum < lowest || sum > highest) {
      throw new IllegalArgumentException(
          what + " must be in " + lowest + ".." + highest + ", was " + sum);
    }
  }

  /** The share of successes among all trials; NaN without trials. */
  double share() {
    return (double) successes / trials;
  }

  /** The same trials with success and failure exchanged. */
  ClusterSums mirrored() {
    return new ClusterSums(
        n,
        trials,
        trials - successes,
        squaredTrials,
        squaredTrials - products,
        squaredTrials - 2 * products + squaredSuccesses);
  }

  /** Whether the scatter of the clusters says how uncertain the share is. */
  boolean hasScatter() {
    return n > 1
        && spread(trials, successes, squaredTrials, products, squaredSuccesses).signum() > 0;
  }

  /**
   * The squared standard error of the share R, linearised: n / (n - 1) times the sum of (x - R m)^2
   * over the square of all trials. Needs two clusters.
   *
   * <p>Source: Cochran, W. G. (1977), Sampling Techniques, 3rd edition, sections 6.3 and 6.4.
   */
  double squaredError() {
    double spread =
        spread(trials, successes, squaredTrials, products, squaredSuccesses).doubleValue();
    double square = (double) trials * trials;
    return spread / square / square * (n / (n - 1.0));
  }

  /**
   * As many clusters of equal size would make the share as uncertain as these can: n if they are of
   * equal size, less the more their sizes differ.
   *
   * <p>A cluster's own share lies in [0, 1]. For a given mean its variance is greatest, R (1 - R),
   * where every cluster succeeds always or never, and then the share has the variance R (1 - R)
   * times the sum of m^2 over the square of all trials. Source: Kish, L. (1965), Survey Sampling,
   * section 11.7.
   */
  double effectiveClusters() {
    return (double) trials * trials / squaredTrials;
  }

  /*
   * The sum of (M x - X m)^2, where M and X are the sums of m and x. It is a whole number of up to
   * 190 bits, and in doubles nothing would be left of it where all clusters succeed about alike.
   */
  private static BigInteger spread(
      long trials, long successes, long squaredTrials, long products, long squaredSuccesses) {
    BigInteger own = product(trials, trials).multiply(BigInteger.valueOf(squaredSuccesses));
    BigInteger mixed = product(trials, successes).multiply(BigInteger.valueOf(products));
    BigInteger expected = product(successes, successes).multiply(BigInteger.valueOf(squaredTrials));
    return own.subtract(mixed.shiftLeft(1)).add(expected);
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
