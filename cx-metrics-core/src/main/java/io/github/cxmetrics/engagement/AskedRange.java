package io.github.cxmetrics.engagement;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The local dates that are asked about, and how: what {@link ActivityRange} asks of one state and
 * {@link ActivityPopulationRange} of many.
 *
 * @param definition what counts, on whose days
 * @param from the first day
 * @param to the day after the last one
 * @param firstOpenDay the first day that is not complete
 * @param weekStart the first day of a week
 * @param windows how many days the trailing windows have
 */
record AskedRange(
    ActivityDefinition definition,
    long from,
    long to,
    long firstOpenDay,
    DayOfWeek weekStart,
    RollingWindows windows)
    implements Serializable {

  private static final long FARTHEST_DAY = EventTime.FARTHEST_MILLIS / 86_400_000;

  AskedRange {
    requireNonNull(weekStart, "weekStart");
    requireNonNull(windows, "windows");
  }

  static AskedRange of(ActivityDefinition definition, LocalDate from, LocalDate to) {
    requireRange(from, to);
    return new AskedRange(
        definition,
        from.toEpochDay(),
        to.toEpochDay(),
        AsOf.NEVER,
        DayOfWeek.MONDAY,
        RollingWindows.DEFAULT);
  }

  static void requireRange(LocalDate from, LocalDate to) {
    long first = from.toEpochDay();
    long end = to.toEpochDay();
    if (first >= end || end - first > ActivityRange.MOST_DAYS) {
      throw new IllegalArgumentException(
          "range must have 1.." + ActivityRange.MOST_DAYS + " days, was " + from + " to " + to);
    }
    if (first < -FARTHEST_DAY || end > FARTHEST_DAY) {
      throw new IllegalArgumentException(
          "range must be within 2^48 milliseconds of 1970, was " + from + " to " + to);
    }
  }

  /** The last days up to the one on which the data end. */
  static AskedRange trailing(ActivityDefinition definition, int days, Instant asOf) {
    if (days < 1 || days > ActivityRange.MOST_DAYS) {
      throw new IllegalArgumentException(
          "range must have 1.." + ActivityRange.MOST_DAYS + " days, was " + days);
    }
    long open = AsOf.firstOpenDay(definition.days(), asOf);
    LocalDate end = LocalDate.ofEpochDay(definition.days().indexOf(asOf) + 1);
    return of(definition, end.minusDays(days), end).openFrom(open);
  }

  AskedRange asOf(Instant asOf) {
    return openFrom(AsOf.firstOpenDay(definition.days(), asOf));
  }

  private AskedRange openFrom(long newFirstOpenDay) {
    return new AskedRange(definition, from, to, newFirstOpenDay, weekStart, windows);
  }

  AskedRange weeksFrom(DayOfWeek newWeekStart) {
    return new AskedRange(definition, from, to, firstOpenDay, newWeekStart, windows);
  }

  AskedRange withWindows(RollingWindows newWindows) {
    return new AskedRange(definition, from, to, firstOpenDay, weekStart, newWindows);
  }

  /** How many days it has. */
  int days() {
    return (int) (to - from);
  }

  Intervals intervals(CalendarUnit unit) {
    return Intervals.of(new CalendarGrid(unit, definition.zone(), weekStart), from, to);
  }

  /** The definition and the range in words that identify them. */
  String describe() {
    String range = " from " + LocalDate.ofEpochDay(from) + " to " + LocalDate.ofEpochDay(to);
    String complete =
        firstOpenDay == AsOf.NEVER ? "" : ", complete before " + LocalDate.ofEpochDay(firstOpenDay);
    return definition.describe() + "," + range + complete;
  }

  String describeWindows() {
    return ", windows of " + windows.weekDays() + " and " + windows.monthDays() + " days";
  }

  String describeUnit(CalendarUnit unit) {
    return unit == CalendarUnit.WEEK ? ", by WEEK from " + weekStart : ", by " + unit;
  }
}
