package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import java.io.Serializable;

/**
 * How many paths get as far as a position, and how many no further.
 *
 * @param position the position: 0 for the event that paths are read from, then 1, 2 ... forward, or
 *     -1, -2 ... backward
 * @param paths how many paths have an event there
 * @param actors how many actors have such a path
 * @param ended those that have nothing beyond: forward they end here, backward they begin here. At
 *     the last position that is looked at the others go on, but where to is not looked at
 * @param sums the paths that have nothing beyond among all that get here
 * @since 0.1
 */
public record PathPosition(int position, long paths, long actors, long ended, ClusterSums sums)
    implements Serializable {

  /**
   * The share of paths that get here and no further. By actor; Wilson score where no actor has
   * several such paths.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate dropOff(ConfidenceLevel level) {
    return Shares.of(sums, level);
  }
}
