package io.github.cxmetrics.churn;

import java.io.Serial;
import java.io.Serializable;

/**
 * The churn of a period day by day: at risk on a local day are the customers at its opening.
 *
 * <p>Whoever joins on a day and churns on the same day was not at risk that morning, and is counted
 * apart. A date that a zone skipped (Apia, 30 December 2011) is a day on which nothing happens.
 *
 * @since 0.1
 */
public final class DailyChurn implements Serializable {

  static final DailyChurn NONE = new DailyChurn(0, 0, 0, 0, DailyHazard.NONE, DailyHazard.NONE);

  @Serial private static final long serialVersionUID = 1L;

  private final long days;
  private final long customerDays;
  private final long sameDay;
  private final long lostDays;
  private final DailyHazard endpoint;
  private final DailyHazard event;

  DailyChurn(
      long days,
      long customerDays,
      long sameDay,
      long lostDays,
      DailyHazard endpoint,
      DailyHazard event) {
    this.days = days;
    this.customerDays = customerDays;
    this.sameDay = sameDay;
    this.lostDays = lostDays;
    this.endpoint = endpoint;
    this.event = event;
  }

  /**
   * How many local days were looked at.
   *
   * @return those of the period up to the end of the data; 0 if only counts of the period are known
   */
  public long days() {
    return days;
  }

  /**
   * The customers at the opening of each day, added up over the days.
   *
   * @return at least 0
   */
  public long customerDays() {
    return customerDays;
  }

  /**
   * The churn of customers who were there at the opening of the day, added up over the days.
   *
   * @param view {@link PeriodView#EVENT} for all who churned on the day, {@link
   *     PeriodView#ENDPOINT} for those who were not back at its end
   * @return at least 0
   */
  public long churned(PeriodView view) {
    return hazard(view).churned();
  }

  /**
   * Churn events of stays that began on the same day, of which the daily forms know nothing.
   *
   * @return at least 0
   */
  public long sameDay() {
    return sameDay;
  }

  DailyHazard hazard(PeriodView view) {
    return view == PeriodView.EVENT ? event : endpoint;
  }

  /** The days that were left of the period after each churn event, added up. */
  long lostDays() {
    return lostDays;
  }

  /** Customers at the opening of a day on average; not a number without days. */
  double meanCustomers() {
    return (double) customerDays / days;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DailyChurn that
        && days == that.days
        && customerDays == that.customerDays
        && sameDay == that.sameDay
        && lostDays == that.lostDays
        && endpoint.equals(that.endpoint)
        && event.equals(that.event);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(customerDays) + event.hashCode();
  }

  /**
   * The days in words.
   *
   * @return days and customer-days
   */
  @Override
  public String toString() {
    return days + " days, " + customerDays + " customer-days";
  }
}
