package io.github.cxmetrics.engagement;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The local dates from one up to, not including, another, about which an accumulator is asked.
 *
 * <p>Each answer is one pass over the actors, and looks before the range as far as it has to: to
 * tell who is new, who was active before, and what a trailing window holds. It is a view: nothing
 * may be added to the accumulator, or merged into it, between {@link ActivityAccumulator#between}
 * and the last question.
 *
 * <p>Questions by week, month or quarter are about whole intervals: all of those that have a day in
 * the range, with all of their days.
 *
 * <p>Without {@link #asOf} nothing is taken as open: all days and intervals count as complete. Who
 * reads data that are still coming in should give it.
 *
 * @since 0.1
 */
public final class ActivityRange {

  /** The most days of a range. */
  public static final int MOST_DAYS = 36_525;

  private final ActivityState state;
  private final AskedRange asked;

  private ActivityRange(ActivityState state, AskedRange asked) {
    this.state = state;
    this.asked = asked;
  }

  static ActivityRange of(ActivityState state, LocalDate from, LocalDate to) {
    return new ActivityRange(state, AskedRange.of(state.definition(), from, to));
  }

  /**
   * This range with the time at which the data end: days and intervals whose last millisecond is
   * after it are marked as not complete. Activity after it counts as well. Without it nothing is
   * taken as open, also not the interval that is still running: who reads data that are still
   * coming in should give it.
   *
   * @param asOf the last millisecond of which anything is known
   * @return the range
   * @throws IllegalArgumentException if it is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public ActivityRange asOf(Instant asOf) {
    return new ActivityRange(state, asked.asOf(asOf));
  }

  /**
   * This range with weeks that begin on another day than Monday.
   *
   * @param newWeekStart the first day of a week
   * @return the range
   */
  public ActivityRange weeksFrom(DayOfWeek newWeekStart) {
    return new ActivityRange(state, asked.weeksFrom(newWeekStart));
  }

  /**
   * This range with other windows than 7 and 30 days for active actors and daily states.
   *
   * @param newWindows the windows
   * @return the range
   */
  public ActivityRange windows(RollingWindows newWindows) {
    return new ActivityRange(state, asked.withWindows(newWindows));
  }

  /**
   * How many actors were active on each day, and in the windows that end with it.
   *
   * @return the counts of each day of the range
   */
  public ActiveActors activeActors() {
    return activeActors(Parallelism.none());
  }

  /**
   * As {@link #activeActors()}, shared among threads.
   *
   * @param threads who share the actors; the counts are the same whoever does
   * @return the counts of each day of the range
   */
  public ActiveActors activeActors(Parallelism threads) {
    return ActiveActors.of(state, asked, threads);
  }

  /**
   * The active actors of each interval as of its last day that is complete and in the range.
   * Intervals without such a day are left out.
   *
   * @param unit the length of an interval, a day or longer
   * @return in ascending order
   * @throws IllegalArgumentException if the unit is shorter than a day
   */
  public List<RollingActivity> rolling(CalendarUnit unit) {
    return RollingActivity.of(state, asked, unit);
  }

  /**
   * Who was new, returning, resurrecting and dormant in each interval.
   *
   * @param unit the length of an interval, a day or longer
   * @return the intervals that have a day in the range
   * @throws IllegalArgumentException if the unit is shorter than a day
   */
  public Lifecycle lifecycle(CalendarUnit unit) {
    return Lifecycle.of(state, asked, unit);
  }

  /**
   * In how many intervals each actor was active.
   *
   * @param unit the length of an interval, a day or longer
   * @return the counts of actors
   * @throws IllegalArgumentException if the unit is shorter than a day
   */
  public Stickiness stickiness(CalendarUnit unit) {
    return stickiness(StickinessRule.by(unit));
  }

  /**
   * In how many intervals, or groups of intervals, each actor was active on enough days. For a
   * criterion on events see {@link SessionsAccumulator#stickiness}.
   *
   * @param rule which intervals, and how many active days one needs
   * @return the counts of actors
   * @throws IllegalArgumentException if the unit is shorter than a day
   */
  public Stickiness stickiness(StickinessRule rule) {
    return Stickiness.ofDays(state, asked.intervals(rule.unit()), rule, asked.firstOpenDay());
  }

  /**
   * In which of seven states each actor was on each day.
   *
   * @return the counts of each day of the range
   */
  public DailyStates dailyStates() {
    return DailyStatesReader.read(state, asked);
  }

  /**
   * On how many days each actor was active, how long ago they last were, and how many days passed
   * between two active ones.
   *
   * @return the distributions
   */
  public Frequency frequency() {
    return Frequency.of(state, asked.from(), asked.to());
  }
}
