package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many orders customers have.
 *
 * @since 0.1
 */
public final class OrderCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, Long> customersByOrders;
  private final BasketSums ordersAndRevenue;

  OrderCounts(SortedMap<Integer, Long> customersByOrders, BasketSums ordersAndRevenue) {
    this.customersByOrders = new TreeMap<>(customersByOrders);
    this.ordersAndRevenue = ordersAndRevenue;
  }

  /**
   * How many actors have an order.
   *
   * @return at least 0
   */
  public long customers() {
    return ordersAndRevenue.n();
  }

  /**
   * How many orders there are.
   *
   * @return at least 0
   */
  public long orders() {
    return ordersAndRevenue.bases();
  }

  /**
   * The distribution of the number of orders.
   *
   * @return by number of orders, from 1, how many customers have as many; numbers that nobody has
   *     are left out
   */
  public SortedMap<Integer, Long> distribution() {
    return Collections.unmodifiableSortedMap(customersByOrders);
  }

  /**
   * How many customers have a number of orders or more.
   *
   * @param number at least 1
   * @return at least 0
   * @throws IllegalArgumentException if the number is below 1
   */
  public long customersWithAtLeast(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("number of orders must be at least 1, was " + number);
    }
    return customersByOrders.tailMap(number).values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * How many orders a customer has on average.
   *
   * @param level the confidence level
   * @return at least 1, n being the customers; NaN with n 0 without customers
   */
  public Estimate mean(ConfidenceLevel level) {
    return ordersAndRevenue.meanBase(1, level);
  }

  /**
   * The share of customers who have a number of orders or more. It is lower than it will be:
   * customers who came lately have had less time. {@link RepeatPurchase#nextWithin} has no such
   * fault.
   *
   * @param number at least 1; 2 for the repeat customer rate
   * @param level the confidence level
   * @return in [0, 1], with the Wilson interval; NaN with n 0 without customers
   * @throws IllegalArgumentException if the number is below 1
   */
  public Estimate shareWithAtLeast(int number, ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(customersWithAtLeast(number), customers(), level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrderCounts that
        && customersByOrders.equals(that.customersByOrders)
        && ordersAndRevenue.equals(that.ordersAndRevenue);
  }

  @Override
  public int hashCode() {
    return customersByOrders.hashCode();
  }

  /**
   * The counts in words.
   *
   * @return orders and customers
   */
  @Override
  public String toString() {
    return orders() + " orders of " + customers() + " customers";
  }
}
