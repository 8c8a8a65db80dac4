package io.github.cxmetrics.stats;

import java.util.List;

/**
 * The variance of values within segments, of one or several samples together.
 *
 * @param freedom how many degrees of freedom it has: the units but one of each segment
 * @param squares the variance times these
 */
record PooledVariance(double freedom, double squares) {

  /**
   * That of one sample. Weights say how much each segment counts, whatever their scale, and units
   * how much the sample does.
   */
  static PooledVariance of(List<MeanSums> segments) {
    double weightedFreedom = 0;
    double weightedSquares = 0;
    double freedom = 0;
    for (MeanSums segment : segments) {
      if (segment.n() > 0) {
        freedom += segment.n() - 1.0;
        weightedFreedom += segment.squaredWeights() * (segment.n() - 1) / segment.n();
        weightedSquares += segment.hasSpread() ? segment.squares() : 0;
      }
    }
    return new PooledVariance(
        freedom, freedom > 0 ? freedom * weightedSquares / weightedFreedom : 0);
  }

  PooledVariance plus(PooledVariance other) {
    return new PooledVariance(freedom + other.freedom, squares + other.squares);
  }

  /** The variance; 0 if there is none or it cannot be told. */
  double value() {
    return freedom > 0 ? squares / freedom : 0;
  }
}
