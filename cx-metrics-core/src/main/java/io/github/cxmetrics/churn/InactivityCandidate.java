package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.RatioInterval;
import java.io.Serializable;
import java.util.List;

/**
 * A threshold that could be chosen, and what it would do.
 *
 * @param totals what it makes of all customers up to the end of the data
 * @param returns who came back after it
 * @param longerGaps the gaps of each customer that have ended, and those at least as long as the
 *     threshold
 * @param gapQuantiles which of the quantiles that were asked for have this length, ascending; empty
 *     if it comes from none
 * @since 0.1
 */
public record InactivityCandidate(
    InactivityTotals totals,
    InactivityReturns returns,
    ClusterSums longerGaps,
    List<Double> gapQuantiles)
    implements Serializable {

  /**
   * Checks that the parts are of one threshold.
   *
   * @param totals as the record component
   * @param returns as the record component
   * @param longerGaps as the record component
   * @param gapQuantiles as the record component
   * @throws IllegalArgumentException if they are not
   */
  public InactivityCandidate {
    gapQuantiles = List.copyOf(gapQuantiles);
    if (totals.threshold() != returns.threshold()) {
      throw new IllegalArgumentException(
          "counts must be of the threshold " + totals.threshold() + ", was " + returns.threshold());
    }
  }

  /**
   * After how many days or hours without activity a customer has churned.
   *
   * @return at least 1
   */
  public long threshold() {
    return totals.threshold();
  }

  /**
   * Where the threshold stands among the gaps that have ended: the share of them that are shorter.
   * Gaps that have not ended are missing, and they are the long ones, so it is too high.
   *
   * @param level the confidence level
   * @return in [0, 1], n being customers with a gap, with the Wilson interval of the linearised
   *     ratio; NaN with n 0 if no gap has ended
   */
  public Estimate gapRank(ConfidenceLevel level) {
    return RatioInterval.WILSON.estimate(longerGaps, level).scaled(-1, 1);
  }
}
