package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.stats.ClusterSizes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Folds the orders of one customer after the other into the answer to a question. */
final class RepeatFolder {

  private static final int FEWEST_VALUES = 64;

  private final RepeatQuestion question;
  private final long asOfMillis;

  private final TreeMap<Integer, Long> customersByOrders = new TreeMap<>();
  private final BasketSums ordersAndRevenue = new BasketSums();
  private final BasketSums revenueAndRepeats = new BasketSums();
  private final BasketSums ordersAndRefunds = new BasketSums();
  private final BasketSums revenueAndRefunded = new BasketSums();
  private final Quantiles toSecond = new Quantiles();
  private final Quantiles waitingForSecond = new Quantiles();
  private final Quantiles between = new Quantiles();
  private final Quantiles waiting = new Quantiles();
  private final BasketPeriods periods;
  private final long[] withinMillis;

  /* By number of the next order less two and length of time. */
  private final long[][] oldEnough;
  private final long[][] repeated;
  private final long[] reached;
  private long refundedCustomers;

  /* Customers with a gap that has ended, and the squares of how many they have. */
  private long returning;
  private long gapsSquared;

  /* What each order is worth. */
  private long[] values = new long[FEWEST_VALUES];
  private int orders;

  RepeatFolder(RepeatQuestion question, long asOfMillis) {
    this.question = question;
    this.asOfMillis = asOfMillis;
    periods = new BasketPeriods(question);
    withinMillis = question.within().stream().mapToLong(Duration::toMillis).toArray();
    reached = new long[question.highestOrder() - 1];
    oldEnough = new long[reached.length][withinMillis.length];
    repeated = new long[reached.length][withinMillis.length];
  }

  void add(OrderHistory history) {
    if (question.selects() && !isSelected(history)) {
      return;
    }
    long revenue = 0;
    for (int order = 0; order < history.orders(); order++) {
      revenue += history.amount(order);
      addValue(history.amount(order));
    }
    addRefunds(history, revenue);
    periods.add(history);
    if (history.orders() > 0) {
      customersByOrders.merge(history.orders(), 1L, Long::sum);
      ordersAndRevenue.add(history.orders(), revenue);
      revenueAndRepeats.add(revenue, revenue - history.amount(0));
      addGaps(history);
      addShares(history);
    }
  }

  private boolean isSelected(OrderHistory history) {
    if (history.orders() == 0) {
      return false;
    }
    Instant first = Instant.ofEpochMilli(history.atMillis(0));
    return question.overlaps(first, first.plusNanos(1));
  }

  private void addValue(long amount) {
    if (orders == values.length) {
      values = Arrays.copyOf(values, orders + (orders >> 1));
    }
    values[orders++] = amount;
  }

  private void addRefunds(OrderHistory history, long revenue) {
    long refunded = 0;
    for (int refund = 0; refund < history.refunds(); refund++) {
      refunded += history.refunded(refund);
    }
    if (history.orders() + history.refunds() > 0) {
      ordersAndRefunds.add(history.orders(), history.refunds());
      revenueAndRefunded.add(revenue, refunded);
    }
    if (history.orders() > 0 && history.refunds() > 0) {
      refundedCustomers++;
    }
  }

  private void addGaps(OrderHistory history) {
    int last = history.orders() - 1;
    for (int order = 1; order <= last; order++) {
      between.add(history.atMillis(order) - history.atMillis(order - 1));
    }
    waiting.add(asOfMillis - history.atMillis(last));
    if (last == 0) {
      waitingForSecond.add(asOfMillis - history.atMillis(0));
    } else {
      toSecond.add(history.atMillis(1) - history.atMillis(0));
      returning++;
      gapsSquared += (long) last * last;
    }
  }

  private void addShares(OrderHistory history) {
    int most = Math.min(history.orders(), reached.length);
    for (int order = 0; order < most; order++) {
      reached[order]++;
      long at = history.atMillis(order);
      boolean hasNext = order + 1 < history.orders();
      for (int i = 0; i < withinMillis.length; i++) {
        if (asOfMillis - at >= withinMillis[i]) {
          oldEnough[order][i]++;
          if (hasNext && history.atMillis(order + 1) - at <= withinMillis[i]) {
            repeated[order][i]++;
          }
        }
      }
    }
  }

  /** The answer; nothing may be added after it. */
  RepeatPurchase result() {
    List<RepeatShare> shares = new ArrayList<>();
    for (int order = 0; order < reached.length; order++) {
      for (int i = 0; i < withinMillis.length; i++) {
        shares.add(
            new RepeatShare(
                order + 2,
                question.within().get(i),
                oldEnough[order][i],
                repeated[order][i],
                reached[order] - oldEnough[order][i]));
      }
    }
    return new RepeatPurchase(
        question,
        asOfMillis,
        new OrderCounts(customersByOrders, ordersAndRevenue),
        List.copyOf(shares),
        new RepeatGaps(toSecond, ClusterSizes.ofSingles(toSecond.n()), waitingForSecond),
        new RepeatGaps(between, new ClusterSizes(returning, between.n(), gapsSquared), waiting),
        new BasketValues(ordersAndRevenue, revenueAndRepeats, new BasketQuantiles(values, orders)),
        new RefundCounts(
            ordersAndRefunds, revenueAndRefunded, ordersAndRevenue.n(), refundedCustomers),
        periods.result(asOfMillis));
  }
}
