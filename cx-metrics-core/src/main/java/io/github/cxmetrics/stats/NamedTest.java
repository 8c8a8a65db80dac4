package io.github.cxmetrics.stats;

import java.io.Serializable;

/**
 * The outcome of a test that has a name.
 *
 * @param name the name of the test, such as {@code "Cochran-Armitage"}
 * @param statistic what was computed; the class that makes the test says its law
 * @param pValue the probability of a statistic as far out, if nothing but chance is at work
 * @since 0.1
 */
public record NamedTest(String name, double statistic, double pValue) implements Serializable {

  /**
   * Checks the ranges.
   *
   * @param name as the record component
   * @param statistic as the record component
   * @param pValue as the record component
   * @throws IllegalArgumentException if the statistic is not finite or the p-value no probability
   */
  public NamedTest {
    if (!Double.isFinite(statistic)) {
      throw new IllegalArgumentException("statistic of a test must be finite, was " + statistic);
    }
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("p-value must be in [0, 1], was " + pValue);
    }
  }
}
