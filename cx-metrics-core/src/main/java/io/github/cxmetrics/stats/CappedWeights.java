package io.github.cxmetrics.stats;

/**
 * Weights after {@link WeightCap} was applied.
 *
 * @since 0.1
 */
public final class CappedWeights {

  private final double[] weights;
  private final double limit;
  private final long capped;

  CappedWeights(double[] weights, double limit, long capped) {
    this.weights = weights.clone();
    this.limit = limit;
    this.capped = capped;
  }

  /**
   * The weights, in the order they were given.
   *
   * @return a new array; none is above {@link #limit()}
   */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * The largest weight allowed: the factor times the mean.
   *
   * @return above 0; 0 if no unit had a weight above 0
   */
  public double limit() {
    return limit;
  }

  /**
   * How many units had their weight cut.
   *
   * @return at least 0
   */
  public long capped() {
    return capped;
  }
}
