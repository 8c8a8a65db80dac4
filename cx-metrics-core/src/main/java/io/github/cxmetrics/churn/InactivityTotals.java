package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serializable;

/**
 * What a threshold makes of all customers up to the end of the data.
 *
 * @param threshold after how many days or hours without activity a customer has churned
 * @param customers everybody who was ever active
 * @param churned those who are churned when the data end
 * @param churnEvents how often anybody churned
 * @param reactivations how often anybody came back after that
 * @since 0.1
 */
public record InactivityTotals(
    long threshold, long customers, long churned, long churnEvents, long reactivations)
    implements Serializable {

  /**
   * Checks the counts.
   *
   * @param threshold as the record component
   * @param customers as the record component
   * @param churned as the record component
   * @param churnEvents as the record component
   * @param reactivations as the record component
   * @throws IllegalArgumentException if the threshold is below 1, a count is negative, more are
   *     churned than there are, or churn events less reactivations are not who is churned
   */
  public InactivityTotals {
    InactivityThreshold.require("threshold of inactivity", threshold);
    if (churned < 0 || churned > customers || reactivations < 0) {
      throw new IllegalArgumentException(
          "churned must be in 0.."
              + customers
              + " and reactivations at least 0, was "
              + churned
              + " and "
              + reactivations);
    }
    if (churnEvents - reactivations != churned) {
      throw new IllegalArgumentException(
          "churn events less reactivations must be the churned, was "
              + churnEvents
              + " - "
              + reactivations
              + " and "
              + churned);
    }
  }

  /**
   * How many customers are still within the threshold when the data end: whether they will churn is
   * not known yet, and they count as active.
   *
   * @return at least 0
   */
  public long within() {
    return customers - churned;
  }

  /**
   * The share of all customers who are churned when the data end.
   *
   * @param level the confidence level
   * @return in [0, 1], with the Wilson interval; NaN with n 0 without customers
   */
  public Estimate churnedShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(churned, customers, level);
  }
}
