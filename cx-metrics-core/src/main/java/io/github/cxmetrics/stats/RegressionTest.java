package io.github.cxmetrics.stats;

import static java.util.Objects.requireNonNull;

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
   * Checks the ranges.
   *
   * @param name as the record component
   * @param statistic as the record component
   * @param degreesOfFreedom as the record component
   * @param pValue as the record component
   * @throws IllegalArgumentException if the statistic is negative or not finite, there is no degree
   *     of freedom, or the p-value is no probability
   */
  public RegressionTest {
    requireNonNull(name, "name");
    if (!(statistic >= 0 && Double.isFinite(statistic))) {
      throw new IllegalArgumentException(
          "statistic of a test must be finite and at least 0, was " + statistic);
    }
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "degrees of freedom must be at least 1, was " + degreesOfFreedom);
    }
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("p-value must be in [0, 1], was " + pValue);
    }
  }

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
