package io.github.cxmetrics.stats;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * The chi-square law, asked from its upper tail: the p-value of tests on several degrees of
 * freedom.
 *
 * @since 0.1
 */
public final class ChiSquare {

  private ChiSquare() {}

  /**
   * The probability of a value of at least {@code statistic}.
   *
   * @param statistic the observed value, at least 0; may be infinite
   * @param degreesOfFreedom at least 1
   * @return the p-value, in [0, 1]
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double tailAbove(double statistic, int degreesOfFreedom) {
    if (!(statistic >= 0)) {
      throw new IllegalArgumentException(
          "chi-square statistic must be at least 0, was " + statistic);
    }
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "degrees of freedom must be at least 1, was " + degreesOfFreedom);
    }
    if (Double.isInfinite(statistic)) {
      return 0;
    }
    return degreesOfFreedom == 1
        ? Erf.erfc(Math.sqrt(statistic / 2))
        : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
  }
}
