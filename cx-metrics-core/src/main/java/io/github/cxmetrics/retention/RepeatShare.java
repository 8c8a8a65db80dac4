package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serializable;
import java.time.Duration;

/**
 * How many customers had their next order within a length of time, of those whose order before it
 * is old enough to tell.
 *
 * @param order the number of the next order: 2 for the second one after the first
 * @param within the length of time, itself included
 * @param oldEnough the customers whose order before it lies at least this length before the end of
 *     the data
 * @param repeated how many of them had the next order within that length
 * @param tooYoung the customers whose order before it is younger: nobody can tell yet, also where
 *     the next order is there already
 * @since 0.1
 */
public record RepeatShare(int order, Duration within, long oldEnough, long repeated, long tooYoung)
    implements Serializable {

  /**
   * Checks the counts.
   *
   * @param order as the record component
   * @param within as the record component
   * @param oldEnough as the record component
   * @param repeated as the record component
   * @param tooYoung as the record component
   * @throws IllegalArgumentException unless {@code 0 <= repeated <= oldEnough} and {@code 0 <=
   *     tooYoung}
   */
  public RepeatShare {
    if (repeated < 0 || repeated > oldEnough || tooYoung < 0) {
      throw new IllegalArgumentException(
          "repeated must be in 0.."
              + oldEnough
              + " and too young at least 0, was "
              + repeated
              + " and "
              + tooYoung);
    }
  }

  /**
   * The share of those who are old enough.
   *
   * @param level the confidence level
   * @return in [0, 1], with the Wilson interval; NaN with n 0 if nobody is old enough
   */
  public Estimate share(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(repeated, oldEnough, level);
  }
}
