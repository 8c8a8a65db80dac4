package io.github.cxmetrics.churn;

import java.io.Serializable;

/**
 * Trials and pauses of a period. A customer with a contract that runs beside a trial or a pause is
 * in neither.
 *
 * @param trialsStarted customers whose first trial began in the period
 * @param conversions customers whose first running contract after the begin of their first trial
 *     began in the period
 * @param onTrial customers on trial at the closing
 * @param paused customers who pause at the closing
 * @since 0.1
 */
public record ChurnPhases(long trialsStarted, long conversions, long onTrial, long paused)
    implements Serializable {

  /**
   * Checks the counts.
   *
   * @param trialsStarted as the record component
   * @param conversions as the record component
   * @param onTrial as the record component
   * @param paused as the record component
   * @throws IllegalArgumentException if a count is negative
   */
  public ChurnPhases {
    if (trialsStarted < 0 || conversions < 0 || onTrial < 0 || paused < 0) {
      throw new IllegalArgumentException(
          "counts of trials and pauses must be at least 0, was "
              + trialsStarted
              + ", "
              + conversions
              + ", "
              + onTrial
              + " and "
              + paused);
    }
  }
}
