package io.github.cxmetrics.retention;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether customers order again, how soon, and what their orders are worth, as the data stand at an
 * instant.
 *
 * <p><b>Definition</b> a customer is an actor with an order; the records of one customer with the
 * same id are the lines of one order, whose time is that of the earliest line and whose amount is
 * their sum; refunds are no orders. The share with a next order within a length of time is taken
 * over customers whose order before it is at least that old. <b>Unit and range</b> shares in [0,
 * 1], times in milliseconds, amounts in minor units of money as they were added. <b>n</b>
 * customers; those with a gap for quantiles of gaps. <b>Interval</b> Wilson score for shares of
 * customers, Student t for means over customers, the linearised ratio over customers for means over
 * orders, order statistics by customers for medians. <b>Empty data</b> NaN with n 0 and the widest
 * interval. <b>Rejects</b> nothing: what a record may be is checked when it is added. <b>Merge</b>
 * exact, in any order of records, partitions and merges. <b>Cost</b> see {@link RepeatAccumulator}.
 * <b>Wire</b> kinds {@code repeatPurchase}, {@code repeatPurchaseByName}.
 *
 * <p><b>Source</b> there is no standard; the documentation's page <em>Repeat purchase</em> states
 * every rule. Intervals: Wilson (1927); Cochran (1977), Sampling Techniques, chapter 6.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * RepeatPurchase shop =
 *     orders.collect(
 *         RepeatPurchase.metric(
 *             RepeatDefinition.ORDERS,
 *             Order::customer,
 *             OrderFields.of(Order::atMillis, Order::cents)));
 * Estimate again = shop.nextWithin(2, Duration.ofDays(90)).share(ConfidenceLevel.P95);
 * }</pre>
 *
 * @since 0.1
 */
public final class RepeatPurchase implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final RepeatQuestion question;
  private final long asOfMillis;
  private final OrderCounts orders;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<RepeatShare> shares;

  private final RepeatGaps toSecond;
  private final RepeatGaps between;
  private final BasketValues basket;
  private final RefundCounts refunds;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<RepeatPeriod> periods;

  RepeatPurchase(
      RepeatQuestion question,
      long asOfMillis,
      OrderCounts orders,
      List<RepeatShare> shares,
      RepeatGaps toSecond,
      RepeatGaps between,
      BasketValues basket,
      RefundCounts refunds,
      List<RepeatPeriod> periods) {
    this.question = question;
    this.asOfMillis = asOfMillis;
    this.orders = orders;
    this.shares = shares;
    this.toSecond = toSecond;
    this.between = between;
    this.basket = basket;
    this.refunds = refunds;
    this.periods = periods;
  }

  /**
   * The repeat purchase of customers known by text, each exactly.
   *
   * @param definition what a record is
   * @param actor whose order a record is; never null
   * @param fields what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedRepeatMetric<T> metric(
      RepeatDefinition definition, Field<? super T, String> actor, OrderFields<T> fields) {
    return new NamedRepeatMetric<>(definition, actor, fields);
  }

  /**
   * The repeat purchase of customers known by number.
   *
   * @param definition what a record is
   * @param actor whose order a record is
   * @param fields what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> RepeatMetric<T> metricLong(
      RepeatDefinition definition, LongField<? super T> actor, OrderFields<T> fields) {
    return new RepeatMetric<>(definition, actor, fields);
  }

  /**
   * An empty state of customers known by number.
   *
   * @param definition what a record is
   * @return a new accumulator
   */
  public static RepeatAccumulator accumulator(RepeatDefinition definition) {
    return new RepeatAccumulator(definition);
  }

  /**
   * An empty state of customers known by text.
   *
   * @param definition what a record is
   * @return a new accumulator
   */
  public static NamedRepeatAccumulator accumulatorOfNames(RepeatDefinition definition) {
    return new NamedRepeatAccumulator(definition);
  }

  /**
   * What was asked.
   *
   * @return the question
   */
  public RepeatQuestion question() {
    return question;
  }

  /**
   * When the data end: as asked, otherwise the time of the last record.
   *
   * @return the last instant that counts; empty if it was not asked and there are no records
   */
  public Optional<Instant> asOf() {
    return asOfMillis == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(asOfMillis));
  }

  /**
   * How many actors have an order.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return orders.customers();
  }

  /**
   * How many orders customers have.
   *
   * @return the counts
   */
  public OrderCounts orders() {
    return orders;
  }

  /**
   * The repeat customer rate: the share of customers with two orders or more. It rises with the
   * length of the data; {@link #nextWithin} does not.
   *
   * @param level the confidence level
   * @return in [0, 1], with the Wilson interval; NaN with n 0 without customers
   */
  public Estimate repeatRate(ConfidenceLevel level) {
    return orders.shareWithAtLeast(2, level);
  }

  /**
   * The shares with a next order within each length of time that was asked for, in the order of the
   * next order's number and then as they were asked.
   *
   * @return an unmodifiable list
   */
  public List<RepeatShare> nextWithin() {
    return shares;
  }

  /**
   * How many customers had their next order within a length of time.
   *
   * @param order the number of the next order: 2 for the second one after the first
   * @param within the length of time
   * @return the share and who it is of
   * @throws IllegalArgumentException if that was not asked
   */
  public RepeatShare nextWithin(int order, Duration within) {
    return shares.stream()
        .filter(share -> share.order() == order && share.within().equals(within))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "next order must be asked for, 2.."
                        + question.highestOrder()
                        + " within one of "
                        + question.within()
                        + ", was "
                        + order
                        + " within "
                        + within));
  }

  /**
   * The times from the first order of a customer to the second.
   *
   * @return those that have ended, and those of customers with a single order
   */
  public RepeatGaps toSecond() {
    return toSecond;
  }

  /**
   * The times from any order of a customer to the next.
   *
   * @return those that have ended, and those since the last order of every customer
   */
  public RepeatGaps between() {
    return between;
  }

  /**
   * What orders are worth.
   *
   * @return the amounts
   */
  public BasketValues basket() {
    return basket;
  }

  /**
   * What was given back.
   *
   * @return the counts
   */
  public RefundCounts refunds() {
    return refunds;
  }

  /**
   * The calendar periods that were asked for and have orders or refunds, ascending; where only
   * certain first orders count, those that overlap their range.
   *
   * @return an unmodifiable list; empty if none were asked for
   */
  public List<RepeatPeriod> periods() {
    return periods;
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    ImmutableMap.Builder<String, Estimate> all = ImmutableMap.builder();
    all.put("repeatRate", repeatRate(level));
    all.put("ordersPerCustomer", orders.mean(level));
    for (RepeatShare share : shares) {
      all.put("order" + share.order() + "Within:" + share.within(), share.share(level));
    }
    all.put("medianMillisToSecond", toSecond.median(level));
    all.put("medianMillisBetween", between.median(level));
    all.put("meanOrder", basket.meanOrder(level));
    all.put("medianOrder", basket.medianOrder(level));
    all.put("revenuePerCustomer", basket.revenuePerCustomer(level));
    all.put("repeatRevenueShare", basket.repeatRevenueShare(level));
    all.put("refundRate", refunds.rate(level));
    all.put("refundedAmountShare", refunds.amountShare(level));
    all.put("refundedCustomerShare", refunds.customerShare(level));
    return all.buildOrThrow();
  }

  private List<Object> parts() {
    return List.of(
        question, asOfMillis, orders, shares, toSecond, between, basket, refunds, periods);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RepeatPurchase that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /**
   * The counts in words.
   *
   * @return customers, orders and repeat customers
   */
  @Override
  public String toString() {
    return orders + ", " + orders.customersWithAtLeast(2) + " with a second one";
  }
}
