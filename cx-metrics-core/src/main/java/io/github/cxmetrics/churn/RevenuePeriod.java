package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The recurring revenue of one calendar period. Amounts are in minor units of money per term of the
 * definition.
 *
 * <p>Opening and closing are what is paid just before the period and just before the next one
 * begins: a change at the very first instant of a period belongs to that period. The closing of the
 * last period, if it was not over, is what is paid as of the end of the data.
 *
 * @since 0.1
 */
public final class RevenuePeriod implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final CalendarPeriod period;
  private final PeriodView view;
  private final boolean complete;
  private final RevenuePeriodSums sums;
  private final RevenueMovements movements;
  private final RevenueCustomers customers;
  private final OptionalRatio compounded;

  RevenuePeriod(
      CalendarPeriod period,
      PeriodView view,
      boolean complete,
      RevenuePeriodSums sums,
      OptionalDouble compounded) {
    this.period = period;
    this.view = view;
    this.complete = complete;
    this.sums = sums;
    this.compounded = new OptionalRatio(compounded.isPresent(), compounded.orElse(0));
    movements = sums.movements();
    customers = sums.customers();
  }

  /* OptionalDouble is not serialisable. */
  private record OptionalRatio(boolean present, double value) implements Serializable {}

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
   * The amounts from opening to closing.
   *
   * @return exact, in the view that was asked
   */
  public RevenueMovements movements() {
    return movements;
  }

  /**
   * The numbers of customers from opening to closing.
   *
   * @return in the view that was asked
   */
  public RevenueCustomers customers() {
    return customers;
  }

  /**
   * How many customers paid in the period and neither at its opening nor at its closing. Where
   * customers are compared at both ends, they are in no movement.
   *
   * @return at least 0
   */
  public long joinedAndLost() {
    return sums.joinedAndLost();
  }

  /**
   * A rate of the period.
   *
   * @param formula which one
   * @return both of its numbers, and the rate with its interval
   */
  public RevenueRatio ratio(RevenueFormula formula) {
    return sums.ratio(formula, view);
  }

  /**
   * Net revenue retention over the trailing periods that were asked for, of the customers who paid
   * at the opening of the first of them.
   *
   * @return the rate; not defined if nobody paid then
   */
  public RevenueRatio trailingNetRetention() {
    return sums.trailingNet(view);
  }

  /**
   * Gross revenue retention over the trailing periods that were asked for: the opening of the first
   * of them against the closing of this one, whatever was between.
   *
   * @return the rate; not defined if nobody paid then
   */
  public RevenueRatio trailingGrossRetention() {
    return sums.trailingGross(view);
  }

  /**
   * The product of the net revenue retention of each of the trailing periods. It is another number
   * than {@link #trailingNetRetention}: its customers are other ones in each period.
   *
   * @return empty if one of them is not listed or not defined
   */
  public OptionalDouble compoundedNetRetention() {
    return compounded.present() ? OptionalDouble.of(compounded.value()) : OptionalDouble.empty();
  }

  /**
   * The average amount of a customer who pays at the closing.
   *
   * @param level the confidence level
   * @return minor units; NaN with n 0 without any
   */
  public Estimate averagePerCustomer(ConfidenceLevel level) {
    return ratio(RevenueFormula.AVERAGE_PER_CUSTOMER).estimate(level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RevenuePeriod that
        && period.equals(that.period)
        && view == that.view
        && complete == that.complete
        && compounded.equals(that.compounded)
        && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return 31 * period.hashCode() + sums.hashCode();
  }

  /**
   * The period in words.
   *
   * @return its label and the waterfall
   */
  @Override
  public String toString() {
    return period.label() + ": " + movements;
  }
}
