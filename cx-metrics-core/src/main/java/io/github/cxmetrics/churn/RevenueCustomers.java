package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serializable;

/**
 * The movements of one period in numbers: of customers if they are compared at both ends, of
 * changes in the view of events, where a customer may have several. {@code opening + joined +
 * reactivated - churned} is {@code closing} exactly.
 *
 * @param opening how many customers pay just before the period begins
 * @param joined how many begin to pay
 * @param expanded how many pay more than before
 * @param reactivated how many pay again
 * @param contracted how many pay less than before, though something
 * @param churned how many no more pay anything
 * @param closing how many customers pay just before the next period begins
 * @since 0.1
 */
public record RevenueCustomers(
    long opening,
    long joined,
    long expanded,
    long reactivated,
    long contracted,
    long churned,
    long closing)
    implements Serializable {

  /**
   * Checks that the movements lead from the opening to the closing.
   *
   * @param opening as the record component
   * @param joined as the record component
   * @param expanded as the record component
   * @param reactivated as the record component
   * @param contracted as the record component
   * @param churned as the record component
   * @param closing as the record component
   * @throws IllegalArgumentException if a number is negative or they do not
   * @throws ArithmeticException if their sum does not fit into a long
   */
  public RevenueCustomers {
    require("opening", opening);
    require("number who joined", joined);
    require("number who expanded", expanded);
    require("number who were reactivated", reactivated);
    require("number who contracted", contracted);
    require("number who churned", churned);
    require("closing", closing);
    long expected = Math.addExact(Math.addExact(opening, joined), reactivated) - churned;
    if (closing != expected) {
      throw new IllegalArgumentException(
          "closing must be opening + joined + reactivated - churned = "
              + expected
              + ", was "
              + closing);
    }
  }

  private static void require(String what, long count) {
    if (count < 0) {
      throw new IllegalArgumentException(what + " must be at least 0, was " + count);
    }
  }

  /**
   * Customers who churned over customers at the opening, of customers who were compared at both
   * ends.
   *
   * @param level the confidence level
   * @return in [0, 1], with the Wilson interval; NaN with n 0 without customers at the opening
   * @throws IllegalArgumentException if more churned than there were at the opening, as events may
   */
  public Estimate logoChurn(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(churned, opening, level);
  }
}
