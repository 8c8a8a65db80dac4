package io.github.cxmetrics.stats;

/**
 * How many units of equal weight are as informative as units of unequal weight.
 *
 * <p><b>Definition</b> the square of the sum of the weights over the sum of their squares.
 * <b>Source</b> Kish, L. (1965), Survey Sampling, section 11.7.
 *
 * @since 0.1
 */
public final class EffectiveN {

  private EffectiveN() {}

  /**
   * The effective number of some units.
   *
   * @param n how many units have a weight above 0; at least 1
   * @param weight the sum of their weights, above 0
   * @param squaredWeights the sum of their squared weights, above 0
   * @return above 0 and at most n, also where rounding would make it more
   */
  public static double of(long n, double weight, double squaredWeights) {
    return Math.min((double) n, weight / squaredWeights * weight);
  }
}
