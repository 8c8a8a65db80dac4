package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serializable;

/**
 * One cell of a retention table, in actors.
 *
 * @param size how many are in the cohort
 * @param observed for how many of them the interval is over
 * @param retained how many of those observed were retained
 * @param retainedSoFar how many of all were retained as far as is known
 * @since 0.1
 */
public record RetentionCell(long size, long observed, long retained, long retainedSoFar)
    implements Serializable {

  /**
   * Whether the interval is over for all.
   *
   * @return false if some may still be retained
   */
  public boolean isFinished() {
    return observed == size;
  }

  /**
   * The share of those observed that were retained.
   *
   * @param level the confidence level
   * @return the share with its Wilson interval; NaN if nobody was observed
   */
  public Estimate share(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(retained, observed, level);
  }

  /**
   * The share of all that were retained as far as is known: a lower bound where the interval is not
   * over.
   *
   * @param level the confidence level
   * @return the share with its Wilson interval
   */
  public Estimate shareSoFar(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(retainedSoFar, size, level);
  }
}
