package io.github.cxmetrics.retention;

import java.io.Serial;
import java.io.Serializable;

/** What a calendar period has, while customers are added one after the other. */
final class BasketPeriodSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  final BasketSums ordersAndRevenue = new BasketSums();
  long newCustomers;
  long repeatOrders;
  long repeatRevenue;
  long refunds;
  long refundedAmount;

  /* Of the customer who is being added. */
  private long customerOrders;
  private long customerRevenue;
  private boolean negative;

  BasketPeriodSums() {}

  void addOrder(long amount) {
    customerOrders++;
    customerRevenue += amount;
    negative |= amount < 0;
  }

  void addRepeatOrder(long amount) {
    addOrder(amount);
    repeatOrders++;
    repeatRevenue += amount;
  }

  void addRefund(long amount) {
    refunds++;
    refundedAmount += amount;
  }

  /** Counts a customer whose orders of this period have all been added. */
  void endCustomer() {
    if (customerOrders > 0) {
      ordersAndRevenue.add(customerOrders, customerRevenue);
      customerOrders = 0;
      customerRevenue = 0;
    }
  }

  double lowest() {
    return negative ? Double.NEGATIVE_INFINITY : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasketPeriodSums that
        && ordersAndRevenue.equals(that.ordersAndRevenue)
        && newCustomers == that.newCustomers
        && repeatOrders == that.repeatOrders
        && repeatRevenue == that.repeatRevenue
        && refunds == that.refunds
        && refundedAmount == that.refundedAmount;
  }

  @Override
  public int hashCode() {
    return ordersAndRevenue.hashCode();
  }
}
