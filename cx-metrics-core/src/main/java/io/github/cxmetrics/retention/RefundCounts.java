package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.io.Serializable;

/**
 * What was given back. A refund is not an order; it counts when it happens, also where its order is
 * older than the data.
 *
 * <p><b>Interval</b> the rates are totals over totals, with the linearised interval of a ratio over
 * customers; without any refunds the Wilson interval of as many trials as there would be customers
 * of equal weight. They may be above 1: orders that were refunded need not be in the data.
 *
 * @since 0.1
 */
public final class RefundCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final BasketSums ordersAndRefunds;
  private final BasketSums revenueAndRefunded;
  private final long customers;
  private final long refundedCustomers;

  RefundCounts(
      BasketSums ordersAndRefunds,
      BasketSums revenueAndRefunded,
      long customers,
      long refundedCustomers) {
    this.ordersAndRefunds = ordersAndRefunds;
    this.revenueAndRefunded = revenueAndRefunded;
    this.customers = customers;
    this.refundedCustomers = refundedCustomers;
  }

  /**
   * How many refunds there are.
   *
   * @return at least 0
   */
  public long refunds() {
    return ordersAndRefunds.values();
  }

  /**
   * How much was given back.
   *
   * @return minor units, exact, at least 0 whichever sign the records have
   */
  public long refundedAmount() {
    return revenueAndRefunded.values();
  }

  /**
   * How many customers, who have an order, have a refund as well.
   *
   * @return at least 0
   */
  public long customersWithRefund() {
    return refundedCustomers;
  }

  /**
   * How many actors have refunds and no order: they are not among the customers.
   *
   * @return at least 0
   */
  public long refundedWithoutOrder() {
    return ordersAndRefunds.n() - customers;
  }

  /**
   * Refunds over orders, each counted once.
   *
   * @param level the confidence level
   * @return at least 0, n being customers and others with refunds; NaN with n 0 without orders
   */
  public Estimate rate(ConfidenceLevel level) {
    return ordersAndRefunds.part(0, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The amount refunded over the revenue of all orders.
   *
   * @param level the confidence level
   * @return at least 0, n as for {@link #rate}; NaN with n 0 without revenue
   */
  public Estimate amountShare(ConfidenceLevel level) {
    return revenueAndRefunded.part(0, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The share of customers who have a refund.
   *
   * @param level the confidence level
   * @return in [0, 1], with the Wilson interval; NaN with n 0 without customers
   */
  public Estimate customerShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(refundedCustomers, customers, level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RefundCounts that
        && ordersAndRefunds.equals(that.ordersAndRefunds)
        && revenueAndRefunded.equals(that.revenueAndRefunded)
        && customers == that.customers
        && refundedCustomers == that.refundedCustomers;
  }

  @Override
  public int hashCode() {
    return revenueAndRefunded.hashCode();
  }

  /**
   * The counts in words.
   *
   * @return refunds and their amount
   */
  @Override
  public String toString() {
    return refunds() + " refunds of " + refundedAmount();
  }
}
