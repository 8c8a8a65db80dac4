package io.github.cxmetrics.stats;

import java.io.Serializable;

/**
 * A test of all coefficients of a regression being 0 at once.
 *
 * @param name the name of the test, such as {@code "likelihood ratio"}
 * @param statistic the chi-square statistic, at least 0
 * @param degreesOfFreedom how many coefficients are tested, at least 1
 * @param pValue the probability of such a statistic without any effect, in [0, 1]
 * @since 0.1
 */
public record RegressionTest(String name, double statistic, int degreesOfFreedom, double pValue)
    implements Serializable {

  /**
   * The test of a statistic.
   *
   * @param name the name of the test
   * @param statistic a finite number; below 0 by rounding counts as 0
   * @param degreesOfFreedom at least 1
   * @return the test with its p-value
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static RegressionTest of(String name, double statistic, int degreesOfFreedom) {
    if (!Double.isFinite(statistic)) {
      throw new IllegalArgumentException("statistic of a test must be finite, was " + statistic);
    }
    double positive = Math.max(0, statistic);
    return new RegressionTest(
        name, positive, degreesOfFreedom, ChiSquare.tailAbove(positive, degreesOfFreedom));
  }
}
