package io.github.cxmetrics.engagement;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
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

  /* No state has days farther from 1970. */
  private static final long FARTHEST_DAY = 1L << 28;

  static final long NO_FIRST = Long.MAX_VALUE;
  static final long NO_LAST = Long.MIN_VALUE;

  private final ActivityDefinition definition;
  private final Distribution daysActive;
  private final long onSeveralDays;
  private final long firstDay;
  private final long lastDay;

  Activity(
      ActivityDefinition definition,
      Distribution daysActive,
      long onSeveralDays,
      long firstDay,
      long lastDay) {
    this.definition = definition;
    this.daysActive = daysActive;
    this.onSeveralDays = onSeveralDays;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  static Activity of(ActivityState state) {
    ActivityCounter counter = new ActivityCounter(state.definition());
    counter.addAll(state);
    return counter.sums();
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
   * The activity of one actor, over records that are all theirs: for engines that keep a state of
   * each actor.
   *
   * @param definition what counts, on whose days
   * @param atMillis when it was, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric, whose accumulators are records of {@link #population}
   */
  public static <T> ActivityMetric<T> journey(
      ActivityDefinition definition, LongField<? super T> atMillis) {
    return new ActivityMetric<>(definition, record -> 0, atMillis, null);
  }

  /**
   * The activity of actors known by number over states that hold some of them each, be it one or
   * many, none of whom any other record holds: equal numbers in two records are two actors. Only
   * counts are kept, and no actor.
   *
   * <pre>{@code
   * ActivityPopulationMetric<ActivityAccumulator> all = Activity.population(logins);
   * var month = all.trailing(30, reportTime).activeActors();
   * long active = states.collect(month).inRange();
   * }</pre>
   *
   * @param definition what counts, on whose days
   * @return the metric, and where to ask about ranges of dates
   */
  public static ActivityPopulationMetric<ActivityAccumulator> population(
      ActivityDefinition definition) {
    return new ActivityPopulationMetric<>(definition, ActivityAccumulator::state);
  }

  /**
   * As {@link #population}, over states of actors known by text.
   *
   * @param definition what counts, on whose days
   * @return the metric, whose states merge with those of {@link #population}
   */
  public static ActivityPopulationMetric<NamedActivityAccumulator> populationOfNames(
      ActivityDefinition definition) {
    return new ActivityPopulationMetric<>(definition, NamedActivityAccumulator::state);
  }

  /** The activity of these actors and of others. */
  Activity plus(Activity others) {
    return new Activity(
        definition,
        daysActive.plus(others.daysActive),
        onSeveralDays + others.onSeveralDays,
        Math.min(firstDay, others.firstDay),
        Math.max(lastDay, others.lastDay));
  }

  void writeTo(StateWriter out) {
    daysActive.writeOfActors(out);
    if (n() > 0) {
      out.writeCount(onSeveralDays);
      out.writeLong(firstDay);
      out.writeLong(lastDay);
    }
  }

  static Activity readFrom(StateReader in, ActivityDefinition definition) {
    Distribution daysActive = Distribution.readOfActors(in, 1);
    if (daysActive.n() == 0) {
      return new Activity(definition, daysActive, 0, NO_FIRST, NO_LAST);
    }
    Activity read =
        new Activity(
            definition,
            daysActive,
            in.readCount(0, daysActive.n(), "number of actors on several days"),
            in.readLong(),
            in.readLong());
    read.requirePossible();
    return read;
  }

  /** Checks that some actors are active on so many days, and between these. */
  private void requirePossible() {
    long once = n() - onSeveralDays;
    long most = daysActive.most().orElseThrow();
    boolean possible =
        (once == 0 || daysActive.atRank(once) == 1)
            && (onSeveralDays == 0 || daysActive.atRank(once + 1) > 1)
            && -FARTHEST_DAY <= firstDay
            && firstDay <= lastDay
            && lastDay <= FARTHEST_DAY
            && lastDay - firstDay + 1 >= most;
    if (!possible) {
      throw new StateFormatException("counts of activity must be those of some actors");
    }
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
