package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.Serial;
import java.io.Serializable;

/**
 * The orders and refunds of one calendar period. Amounts are in minor units of money.
 *
 * <p>Active customers are new ones, whose first order lies in the period, and repeat customers,
 * whose first order lies in another: the two sum to them. A new customer may have repeat orders in
 * the same period.
 *
 * @since 0.1
 */
public final class RepeatPeriod implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final CalendarPeriod period;
  private final boolean complete;
  private final BasketPeriodSums sums;

  RepeatPeriod(CalendarPeriod period, boolean complete, BasketPeriodSums sums) {
    this.period = period;
    this.complete = complete;
    this.sums = sums;
  }

  /**
   * Which period.
   *
   * @return the period
   */
  public CalendarPeriod period() {
    return period;
  }

  /**
   * Whether the period was over when the data ended.
   *
   * @return false if more may come
   */
  public boolean isComplete() {
    return complete;
  }

  /**
   * How many orders were placed.
   *
   * @return at least 0
   */
  public long orders() {
    return sums.ordersAndRevenue.bases();
  }

  /**
   * How many of them are not the first one of their customer.
   *
   * @return at least 0
   */
  public long repeatOrders() {
    return sums.repeatOrders;
  }

  /**
   * How many customers placed an order.
   *
   * @return at least 0
   */
  public long activeCustomers() {
    return sums.ordersAndRevenue.n();
  }

  /**
   * How many customers placed their first order.
   *
   * @return at least 0
   */
  public long newCustomers() {
    return sums.newCustomers;
  }

  /**
   * How many active customers placed their first order in another period, an earlier one.
   *
   * @return at least 0
   */
  public long repeatCustomers() {
    return activeCustomers() - newCustomers();
  }

  /**
   * What the orders are worth, refunds not taken off.
   *
   * @return minor units, exact
   */
  public long revenue() {
    return sums.ordersAndRevenue.values();
  }

  /**
   * What the repeat orders are worth.
   *
   * @return minor units, exact
   */
  public long repeatRevenue() {
    return sums.repeatRevenue;
  }

  /**
   * How many refunds there were.
   *
   * @return at least 0
   */
  public long refunds() {
    return sums.refunds;
  }

  /**
   * How much was given back.
   *
   * @return minor units, exact, at least 0
   */
  public long refundedAmount() {
    return sums.refundedAmount;
  }

  /**
   * What an active customer paid in the period on average.
   *
   * @param level the confidence level
   * @return minor units, n being the active customers; NaN with n 0 without any
   */
  public Estimate revenuePerActiveCustomer(ConfidenceLevel level) {
    return sums.ordersAndRevenue.meanValue(sums.lowest(), level);
  }

  /**
   * What an order of the period is worth on average.
   *
   * @param level the confidence level
   * @return minor units, n being the active customers; NaN with n 0 without any
   */
  public Estimate meanOrder(ConfidenceLevel level) {
    return sums.ordersAndRevenue.ratio(sums.lowest(), level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RepeatPeriod that
        && period.equals(that.period)
        && complete == that.complete
        && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return 31 * period.hashCode() + sums.hashCode();
  }

  /**
   * The period in words.
   *
   * @return its label and orders
   */
  @Override
  public String toString() {
    return period.label() + ": " + orders() + " orders of " + activeCustomers() + " customers";
  }
}
