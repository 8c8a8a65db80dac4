package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.io.Serial;
import java.io.Serializable;

/**
 * What orders are worth, in minor units of money. Refunds are not taken off: {@link RefundCounts}
 * has them.
 *
 * <p><b>Interval</b> customers are independent, the orders of one are not: means over orders and
 * parts of revenue have the linearised interval of a ratio over customers, n being the customers.
 * Lower ends are cut off at 0 unless an order is worth less. Quantiles have order statistics by
 * customers and are exact; eight bytes an order are kept for them.
 *
 * @since 0.1
 */
public final class BasketValues implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final BasketSums ordersAndRevenue;
  private final BasketSums revenueAndRepeats;
  private final BasketQuantiles values;

  BasketValues(BasketSums ordersAndRevenue, BasketSums revenueAndRepeats, BasketQuantiles values) {
    this.ordersAndRevenue = ordersAndRevenue;
    this.revenueAndRepeats = revenueAndRepeats;
    this.values = values;
  }

  /**
   * What all orders are worth together, refunds not taken off.
   *
   * @return minor units, exact
   */
  public long revenue() {
    return ordersAndRevenue.values();
  }

  /**
   * What all orders but the first one of each customer are worth together.
   *
   * @return minor units, exact
   */
  public long repeatRevenue() {
    return revenueAndRepeats.values();
  }

  /**
   * What an order is worth on average: revenue over orders.
   *
   * @param level the confidence level
   * @return minor units; NaN with n 0 without orders
   */
  public Estimate meanOrder(ConfidenceLevel level) {
    return ordersAndRevenue.ratio(lowest(), level);
  }

  /**
   * What the order in the middle is worth, with an interval between two orders, by customers,
   * because orders of one customer are not independent.
   *
   * @param level the confidence level
   * @return minor units, n being the customers; NaN with n 0 without orders
   */
  public Estimate medianOrder(ConfidenceLevel level) {
    return orderQuantile(0.5, level);
  }

  /**
   * A quantile of what orders are worth, as {@link #medianOrder}.
   *
   * @param p the share of orders, in [0, 1]
   * @param level the confidence level
   * @return minor units, n being the customers; NaN with n 0 without orders
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public Estimate orderQuantile(double p, ConfidenceLevel level) {
    return values.quantile(p, ordersAndRevenue.sizes(), lowest(), level);
  }

  /**
   * What a customer paid on average, over all of their orders.
   *
   * @param level the confidence level
   * @return minor units, n being the customers; NaN with n 0 without customers
   */
  public Estimate revenuePerCustomer(ConfidenceLevel level) {
    return ordersAndRevenue.meanValue(lowest(), level);
  }

  /**
   * The part of the revenue that comes from orders that are not the first one of their customer.
   *
   * @param level the confidence level
   * @return in [0, 1] unless an order is worth less than 0; NaN with n 0 without revenue
   */
  public Estimate repeatRevenueShare(ConfidenceLevel level) {
    double highest = values.hasNegative() ? Double.POSITIVE_INFINITY : 1;
    return revenueAndRepeats.part(lowest(), highest, level);
  }

  private double lowest() {
    return values.hasNegative() ? Double.NEGATIVE_INFINITY : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasketValues that
        && ordersAndRevenue.equals(that.ordersAndRevenue)
        && revenueAndRepeats.equals(that.revenueAndRepeats)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return ordersAndRevenue.hashCode();
  }

  /**
   * The sums in words.
   *
   * @return revenue and how much of it is from repeat orders
   */
  @Override
  public String toString() {
    return revenue() + " from orders, " + repeatRevenue() + " of it from repeat orders";
  }
}
