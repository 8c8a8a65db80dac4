package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.Serial;
import java.io.Serializable;

/**
 * The customers who first paid in one calendar period, and what they pay at the closing of each
 * period since. Age 0 is the closing of the period in which they started; it is what retention is
 * measured against, so that who left before it is counted in {@link #started} alone.
 *
 * @since 0.1
 */
public final class RevenueCohort implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final CalendarPeriod period;
  private final RevenueCohortSums sums;

  RevenueCohort(CalendarPeriod period, RevenueCohortSums sums) {
    this.period = period;
    this.sums = sums;
  }

  /**
   * When they started.
   *
   * @return the period of the first amount above 0
   */
  public CalendarPeriod period() {
    return period;
  }

  /**
   * How many customers started.
   *
   * @return at least 1
   */
  public long started() {
    return sums.started();
  }

  /**
   * The last age whose period was over when the data ended, and which was asked for.
   *
   * @return -1 if not even the first period was over
   */
  public int lastAge() {
    return sums.ages() - 1;
  }

  /**
   * How many customers pay at an age, be it again.
   *
   * @param age in periods, 0..{@link #lastAge}
   * @return at least 0
   * @throws IllegalArgumentException if the age is not known
   */
  public long paying(int age) {
    return sums.paying(require(age));
  }

  /**
   * What all customers pay at an age.
   *
   * @param age in periods, 0..{@link #lastAge}
   * @return minor units, exact
   * @throws IllegalArgumentException if the age is not known
   */
  public long amount(int age) {
    return sums.amount(require(age));
  }

  /**
   * What those who pay at age 0 pay at a later age, over what they pay at age 0.
   *
   * @param age in periods, 0..{@link #lastAge}
   * @return the rate; not defined if nobody pays at age 0
   * @throws IllegalArgumentException if the age is not known
   */
  public RevenueRatio netRetention(int age) {
    return RevenueRatio.of(
        RevenueFormula.NET_REVENUE_RETENTION, PeriodView.ENDPOINT, sums.net(require(age)));
  }

  /**
   * As {@link #netRetention}, no customer counted with more than at age 0.
   *
   * @param age in periods, 0..{@link #lastAge}
   * @return the rate; not defined if nobody pays at age 0
   * @throws IllegalArgumentException if the age is not known
   */
  public RevenueRatio grossRetention(int age) {
    return RevenueRatio.of(
        RevenueFormula.GROSS_REVENUE_RETENTION, PeriodView.ENDPOINT, sums.gross(require(age)));
  }

  /**
   * The share of all who started who pay at an age.
   *
   * @param age in periods, 0..{@link #lastAge}
   * @param level the confidence level
   * @return in [0, 1], with the Wilson interval
   * @throws IllegalArgumentException if the age is not known
   */
  public Estimate payingShare(int age, ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(paying(age), started(), level);
  }

  private int require(int age) {
    if (age < 0 || age > lastAge()) {
      throw new IllegalArgumentException(
          "age of cohort " + period.label() + " must be in 0.." + lastAge() + ", was " + age);
    }
    return age;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RevenueCohort that
        && period.equals(that.period)
        && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return 31 * period.hashCode() + sums.hashCode();
  }

  /**
   * The cohort in words.
   *
   * @return its label and size
   */
  @Override
  public String toString() {
    return period.label() + ": " + started() + " started";
  }
}
