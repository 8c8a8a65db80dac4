package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.stats.StepTimes;
import java.io.Serializable;

/**
 * A cell of the transition matrix: one node right after another. The sums are over actors, because
 * transitions of one actor are not independent.
 *
 * @param from the earlier node
 * @param to the later node
 * @param count how many transitions there are
 * @param actors how many actors have one
 * @param actorsOfFrom how many actors had the earlier node, whatever came after it
 * @param amongAll these among all transitions
 * @param amongOut these among the transitions out of the earlier node
 * @param amongIn these among the transitions into the later node
 * @param times how long it took from the one to the other; none where one is an end
 * @since 0.1
 */
public record Transition(
    PathNode from,
    PathNode to,
    long count,
    long actors,
    long actorsOfFrom,
    ClusterSums amongAll,
    ClusterSums amongOut,
    ClusterSums amongIn,
    StepTimes times)
    implements Serializable {

  /**
   * The number this cell has in a weighting.
   *
   * @param weighting which
   * @return a count for {@link Weighting#COUNT} and {@link Weighting#ACTORS}, otherwise a share;
   *     NaN for a share of nothing
   */
  public double value(Weighting weighting) {
    return switch (weighting) {
      case COUNT -> count;
      case ACTORS -> actors;
      case SHARE -> share(amongAll);
      case OUT -> share(amongOut);
      case IN -> share(amongIn);
    };
  }

  private static double share(ClusterSums sums) {
    return (double) sums.successes() / sums.trials();
  }

  /**
   * The share this cell has in a weighting, by actor.
   *
   * @param weighting which; for {@link Weighting#ACTORS} the share of actors who had the earlier
   *     node
   * @param level the confidence level
   * @return the share
   * @throws IllegalArgumentException for {@link Weighting#COUNT}, which is no share
   */
  public Estimate estimate(Weighting weighting, ConfidenceLevel level) {
    return switch (weighting) {
      case COUNT ->
          throw new IllegalArgumentException(
              "weighting of an estimate must be SHARE, OUT, IN or ACTORS, was COUNT");
      case SHARE -> Shares.of(amongAll, level);
      case OUT -> Shares.of(amongOut, level);
      case IN -> Shares.of(amongIn, level);
      case ACTORS -> ProportionInterval.WILSON.estimate(actors, actorsOfFrom, level);
    };
  }
}
