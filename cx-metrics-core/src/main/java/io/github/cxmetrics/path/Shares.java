package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.stats.RatioInterval;

/** Shares of what actors did, one or several times each. */
final class Shares {

  private Shares() {}

  /** By actor, because what one actor does is not independent; plainly where each does it once. */
  static Estimate of(ClusterSums sums, ConfidenceLevel level) {
    return sums.trials() == sums.n()
        ? ProportionInterval.WILSON.estimate(sums.successes(), sums.n(), level)
        : RatioInterval.WILSON.estimate(sums, level);
  }
}
