package io.github.cxmetrics.funnel;

import java.io.Serializable;

/**
 * How attempts stand when the data end (where each actor counts once: how actors do), and who does
 * not count at all.
 *
 * @param actors all actors with an event that a step or an exclusion matches, those who never began
 *     included
 * @param converted those who reached the last step
 * @param lost those who did not and can no longer; all who did not convert if nobody said when the
 *     data end
 * @param open those who did not and still can
 * @param voided actors who do not count because exclusions voided all their attempts
 * @param removed actors whom an exclusion removed
 * @since 0.1
 */
public record OutcomeCounts(
    long actors, long converted, long lost, long open, long voided, long removed)
    implements Serializable {

  /**
   * How many attempts count.
   *
   * @return converted, lost and open together
   */
  public long entered() {
    return converted + lost + open;
  }
}
