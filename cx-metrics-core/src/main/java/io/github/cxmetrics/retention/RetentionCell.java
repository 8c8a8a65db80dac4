package io.github.cxmetrics.retention;

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
}
