package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import java.io.Serializable;
import java.util.List;

/**
 * A whole path and how often it is taken.
 *
 * @param events the names of its events in the order of time, as many as are looked at
 * @param paths how many paths are this
 * @param actors how many actors have such a path
 * @param longer those of them that have more events than are looked at
 * @param sums these paths among all paths
 * @since 0.1
 */
public record FrequentPath(
    List<String> events, long paths, long actors, long longer, ClusterSums sums)
    implements Serializable {

  /**
   * Takes a copy of the list.
   *
   * @param events as the record component
   * @param paths as the record component
   * @param actors as the record component
   * @param longer as the record component
   * @param sums as the record component
   */
  public FrequentPath {
    events = List.copyOf(events);
  }

  /**
   * The share of all paths that are this one. By actor, because paths of one actor are not
   * independent; Wilson score, with n both paths and actors, where no actor has several.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate share(ConfidenceLevel level) {
    return Shares.of(sums, level);
  }
}
