package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.RatioInterval;
import java.io.Serializable;

/**
 * How many of those who churned came back: the resurrection rate. It is over churn events that are
 * old enough to tell; one customer may have several, and customers are what is independent.
 *
 * @param threshold after how many days or hours without activity a customer has churned
 * @param within how many days or hours after churn count as in time, the last one included
 * @param inTime the churn events of each customer whose time to return was over when the data
 *     ended, and those followed by activity in time
 * @param atAll the same churn events, and those followed by activity at any time before the data
 *     ended
 * @param tooRecent the churn events whose time to return was not over
 * @since 0.1
 */
public record InactivityReturns(
    long threshold, long within, ClusterSums inTime, ClusterSums atAll, long tooRecent)
    implements Serializable {

  /**
   * Checks the counts.
   *
   * @param threshold as the record component
   * @param within as the record component
   * @param inTime as the record component
   * @param atAll as the record component
   * @param tooRecent as the record component
   * @throws IllegalArgumentException if the lengths are not possible, the churn events differ, more
   *     came back in time than at all, or a count is negative
   */
  public InactivityReturns {
    InactivityThreshold.require("threshold of inactivity", threshold);
    InactivityThreshold.require("time to return", within);
    if (inTime.trials() != atAll.trials() || inTime.n() != atAll.n() || tooRecent < 0) {
      throw new IllegalArgumentException(
          "churn events must be the same in time and at all, and too recent ones at least 0, was "
              + inTime.trials()
              + ", "
              + atAll.trials()
              + " and "
              + tooRecent);
    }
    if (inTime.successes() > atAll.successes()) {
      throw new IllegalArgumentException(
          "returns in time must be at most "
              + atAll.successes()
              + ", all there are, was "
              + inTime.successes());
    }
  }

  /**
   * How many churn events are old enough to tell.
   *
   * @return at least 0
   */
  public long churnEvents() {
    return inTime.trials();
  }

  /**
   * How many customers have such a churn event.
   *
   * @return at least 0
   */
  public long customers() {
    return inTime.n();
  }

  /**
   * How many of the churn events were followed by activity in time.
   *
   * @return at least 0
   */
  public long returned() {
    return inTime.successes();
  }

  /**
   * How many of the churn events were followed by activity at any time before the data ended.
   *
   * @return at least {@link #returned()}
   */
  public long returnedAtAll() {
    return atAll.successes();
  }

  /**
   * The resurrection rate: the share of churn events followed by activity in time.
   *
   * @param level the confidence level
   * @return in [0, 1], n being customers, with the Wilson interval of the linearised ratio; NaN
   *     with n 0 if no churn event is old enough
   */
  public Estimate share(ConfidenceLevel level) {
    return RatioInterval.WILSON.estimate(inTime, level);
  }

  /**
   * The share of the same churn events followed by activity at any time so far: it rises with the
   * length of the data.
   *
   * @param level the confidence level
   * @return as {@link #share}
   */
  public Estimate shareAtAll(ConfidenceLevel level) {
    return RatioInterval.WILSON.estimate(atAll, level);
  }
}
