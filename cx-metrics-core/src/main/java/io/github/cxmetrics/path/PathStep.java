package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import java.io.Serializable;

/**
 * An event at a position of paths.
 *
 * @param position where
 * @param event its name
 * @param paths how many paths are at this event there
 * @param actors how many actors have such a path
 * @param ended those of them that have nothing beyond: forward they end here, backward they begin
 *     here
 * @param sums the paths that have nothing beyond among all at this event
 * @since 0.1
 */
public record PathStep(
    int position, String event, long paths, long actors, long ended, ClusterSums sums)
    implements Serializable {

  /**
   * The share of paths at this event that have nothing beyond. By actor; Wilson score where no
   * actor has several such paths.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate endedShare(ConfidenceLevel level) {
    return Shares.of(sums, level);
  }
}
