package io.github.cxmetrics.engagement;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.state.ActivePeriods;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Activity over all time in few numbers, and where to begin with engagement.
 *
 * <p><b>Definition</b> an actor is active on a local day with at least one record of it. This
 * summary says how many actors there were, on how many days each was active, and how many were
 * active on more than one; the answers that need a range of dates (active users, stickiness,
 * lifecycle, daily states, frequency) are asked of the accumulator, see {@link
 * ActivityAccumulator#between}. <b>Unit and range</b> days from 1, shares in [0, 1]. <b>n</b>
 * actors with at least one active day. <b>End of the data</b> without {@link ActivityRange#asOf}
 * nothing is taken as open; who reads data that are still coming in should give it. <b>Interval</b>
 * Student's t for means, order statistics for quantiles, Wilson for shares. <b>Empty data</b> value
 * NaN, n 0, the widest interval.
 *
 * <pre>{@code
 * ActivityDefinition logins = ActivityDefinition.in(ZoneId.of("Asia/Seoul")).of("login");
 * NamedActivityAccumulator state = Activity.accumulatorOfNames(logins);
 * events.forEach(event -> state.add(event.user(), event.atMillis()));
 * ActivityRange may = state.between(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 1));
 * long active = may.activeActors().monthly(LocalDate.of(2026, 5, 31));
 * LifecycleInterval week = may.lifecycle(CalendarUnit.WEEK).intervals().get(1);
 * Estimate kept = week.retention(ConfidenceLevel.P95);
 * }</pre>
 *
 * @since 0.1
 */
public final class Activity implements Result {

  @Serial private static final long serialVersionUID = 1L;

  /** Stands for a creation that a record does not know. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  private final ActivityDefinition definition;
  private final Distribution daysActive = new Distribution(1);
  private long onSeveralDays;
  private long firstDay = Long.MAX_VALUE;
  private long lastDay = Long.MIN_VALUE;

  private Activity(ActivityDefinition definition) {
    this.definition = definition;
  }

  static Activity of(ActivityState state) {
    Activity activity = new Activity(state.definition());
    state.days().forEach((actor, periods) -> activity.add(periods));
    return activity;
  }

  private void add(ActivePeriods periods) {
    long days = periods.count();
    daysActive.addActor(days);
    onSeveralDays += days > 1 ? 1 : 0;
    firstDay = Math.min(firstDay, periods.first());
    lastDay = Math.max(lastDay, periods.last());
  }

  /**
   * The activity of many actors known by text, each exactly.
   *
   * @param definition what counts, on whose days
   * @param actor whose activity a record is; never null
   * @param atMillis when it was, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedActivityMetric<T> metric(
      ActivityDefinition definition,
      Field<? super T, String> actor,
      LongField<? super T> atMillis) {
    return new NamedActivityMetric<>(definition, actor, atMillis, null);
  }

  /**
   * The activity of many actors known by number.
   *
   * @param definition what counts, on whose days
   * @param actor whose activity a record is
   * @param atMillis when it was, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> ActivityMetric<T> metricLong(
      ActivityDefinition definition, LongField<? super T> actor, LongField<? super T> atMillis) {
    return new ActivityMetric<>(definition, actor, atMillis, null);
  }

  /**
   * An empty state of many actors known by number.
   *
   * @param definition what counts, on whose days
   * @return a new accumulator
   */
  public static ActivityAccumulator accumulator(ActivityDefinition definition) {
    return new ActivityAccumulator(definition);
  }

  /**
   * An empty state of many actors known by text.
   *
   * @param definition what counts, on whose days
   * @return a new accumulator
   */
  public static NamedActivityAccumulator accumulatorOfNames(ActivityDefinition definition) {
    return new NamedActivityAccumulator(definition);
  }

  /**
   * What was asked.
   *
   * @return the definition
   */
  public ActivityDefinition definition() {
    return definition;
  }

  /**
   * How many actors were ever active.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return daysActive.n();
  }

  /**
   * On how many days each actor was active.
   *
   * @return the distribution
   */
  public Distribution daysActive() {
    return daysActive;
  }

  /**
   * How many actors were active on more than one day.
   *
   * @return at least 0
   */
  public long onSeveralDays() {
    return onSeveralDays;
  }

  /**
   * The share of actors who were active on more than one day.
   *
   * @param level the confidence level
   * @return the share
   */
  public Estimate onSeveralDays(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(onSeveralDays, n(), level);
  }

  /**
   * The first day on which anybody was active.
   *
   * @return the date; empty if nobody was
   */
  public Optional<LocalDate> firstDay() {
    return n() == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(firstDay));
  }

  /**
   * The last day on which anybody was active.
   *
   * @return the date; empty if nobody was
   */
  public Optional<LocalDate> lastDay() {
    return n() == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(lastDay));
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "meanDaysActive", daysActive.mean(level),
        "medianDaysActive", daysActive.median(level),
        "onSeveralDays", onSeveralDays(level));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Activity that
        && definition.equals(that.definition)
        && daysActive.equals(that.daysActive)
        && onSeveralDays == that.onSeveralDays
        && firstDay == that.firstDay
        && lastDay == that.lastDay;
  }

  @Override
  public int hashCode() {
    return Objects.hash(definition, daysActive);
  }

  /**
   * The activity in words.
   *
   * @return the number of actors and the days
   */
  @Override
  public String toString() {
    return n() == 0
        ? "no actors"
        : n()
            + " actors, active on days from "
            + LocalDate.ofEpochDay(firstDay)
            + " to "
            + LocalDate.ofEpochDay(lastDay);
  }
}
