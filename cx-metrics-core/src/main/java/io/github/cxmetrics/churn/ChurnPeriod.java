package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.Serial;
import java.io.Serializable;

/**
 * The churn of one calendar period.
 *
 * <p>Whoever begins at the first instant of the period joins in it, and whoever ends there churns
 * in it: the opening is as it was just before.
 *
 * @since 0.1
 */
public final class ChurnPeriod implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final CalendarPeriod period;
  private final boolean complete;
  private final ChurnCounts counts;
  private final ChurnReasons events;
  private final ChurnReasons lost;
  private final ChurnPhases phases;
  private final DailyChurn daily;

  ChurnPeriod(
      CalendarPeriod period,
      boolean complete,
      ChurnCounts counts,
      ChurnReasons events,
      ChurnReasons lost,
      ChurnPhases phases,
      DailyChurn daily) {
    this.period = period;
    this.complete = complete;
    this.counts = counts;
    this.events = events;
    this.lost = lost;
    this.phases = phases;
    this.daily = daily;
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
   * Whether the data reach to the end of the period.
   *
   * @return false if more of it may still come
   */
  public boolean isComplete() {
    return complete;
  }

  /**
   * The movements of customers.
   *
   * @return counts that reconcile
   */
  public ChurnCounts counts() {
    return counts;
  }

  /**
   * The churn events by reason.
   *
   * @return they add up to {@link ChurnCounts#churned()}
   */
  public ChurnReasons events() {
    return events;
  }

  /**
   * The customers lost from the opening to the closing, by the reason of their last churn in the
   * period.
   *
   * @return they add up to {@link ChurnCounts#lost()}
   */
  public ChurnReasons lost() {
    return lost;
  }

  /**
   * Trials and pauses.
   *
   * @return the counts, whether the definition lets trials and pauses count or not
   */
  public ChurnPhases phases() {
    return phases;
  }

  /**
   * The period day by day.
   *
   * @return what the daily forms are made of
   */
  public DailyChurn daily() {
    return daily;
  }

  /**
   * The share of customers at the opening who are no customers at the closing: {@link
   * ChurnDenominator#OPENING} and {@link PeriodView#ENDPOINT}.
   *
   * @return the rate
   */
  public ChurnRate rate() {
    return rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT);
  }

  /**
   * A churn rate.
   *
   * @param denominator what it is a rate of
   * @param view which churn counts
   * @return the rate
   */
  public ChurnRate rate(ChurnDenominator denominator, PeriodView view) {
    return new ChurnRate(denominator, view, counts, daily);
  }

  /**
   * The share of customers at the opening who were lost for a reason. The shares of all reasons add
   * up to {@link #rate()}.
   *
   * @param reason why
   * @param level the confidence level
   * @return in [0, 1], with the Wilson interval; NaN with n 0 without customers at the opening
   */
  public Estimate lost(ChurnReason reason, ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(lost.of(reason), counts.opening(), level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChurnPeriod that
        && period.equals(that.period)
        && complete == that.complete
        && counts.equals(that.counts)
        && events.equals(that.events)
        && lost.equals(that.lost)
        && phases.equals(that.phases)
        && daily.equals(that.daily);
  }

  @Override
  public int hashCode() {
    return 31 * period.hashCode() + counts.hashCode();
  }

  /**
   * The period in words.
   *
   * @return its label and movements
   */
  @Override
  public String toString() {
    return period.label()
        + ": "
        + counts.opening()
        + " + "
        + counts.joined()
        + " new + "
        + counts.reactivated()
        + " reactivated - "
        + counts.churned()
        + " churned = "
        + counts.closing();
  }
}
