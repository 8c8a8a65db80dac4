package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.StepTimes;
import java.io.Serializable;

/**
 * One event after another at a position of paths.
 *
 * @param position where the earlier event stands; the later one stands at the next position
 * @param from the name of the earlier event
 * @param to the name of the later event
 * @param paths how many paths have this
 * @param actors how many actors have such a path
 * @param sums those paths among all that are, at the end nearer to position 0, at this edge's event
 * @param times how long it took from the one to the other
 * @since 0.1
 */
public record PathEdge(
    int position,
    String from,
    String to,
    long paths,
    long actors,
    ClusterSums sums,
    StepTimes times)
    implements Serializable {

  /**
   * Of the paths that are at this edge's event nearer to position 0, the share that has this edge:
   * forward where paths went on to, backward where they came from. By actor; Wilson score where no
   * actor has several such paths.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate share(ConfidenceLevel level) {
    return Shares.of(sums, level);
  }
}
