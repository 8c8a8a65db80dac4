package io.github.cxmetrics.time;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * One hour, day, week, month, quarter or year of a {@link CalendarGrid}: the local dates from
 * {@link #start()} up to, not including, {@link #endExclusive()}; an hour has the dates on which it
 * and the next hour begin.
 *
 * <p>Where a zone turns its clocks back across midnight (St. John's did until 2011, at 00:01), the
 * repeated minutes keep their local date, so they count to the earlier day although {@link
 * #endInstant()} has already passed.
 *
 * @param grid the grid this is a period of
 * @param index the number of the period in the grid
 * @since 0.1
 */
public record CalendarPeriod(CalendarGrid grid, long index) implements Serializable {

  /**
   * Checks that the calendar reaches that far.
   *
   * @param grid as the record component
   * @param index as the record component
   * @throws IllegalArgumentException if the period lies outside the years a {@link LocalDate} can
   *     name
   */
  public CalendarPeriod {
    requireNonNull(grid, "grid");
    try {
      grid.firstDayOf(index);
      grid.firstDayOf(Math.addExact(index, 1));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "period index must lie within the calendar, was " + index, e);
    }
  }

  /**
   * The first local date of the period.
   *
   * @return the first day, inside the period
   */
  public LocalDate start() {
    return grid.firstDayOf(index);
  }

  /**
   * The first local date after the period.
   *
   * @return the first day of the next period
   */
  public LocalDate endExclusive() {
    return grid.firstDayOf(index + 1);
  }

  /**
   * The first instant of the period: midnight, or the moment the clocks jump over midnight to.
   *
   * @return the beginning, inside the period
   */
  public Instant startInstant() {
    return startOf(index);
  }

  /**
   * The first instant after the period. A day that a zone skipped (Apia, 30 December 2011) ends
   * where it starts.
   *
   * @return the beginning of the next period
   */
  public Instant endInstant() {
    return startOf(index + 1);
  }

  private Instant startOf(long which) {
    return grid.unit() == CalendarUnit.HOUR
        ? grid.startOfHour(which)
        : grid.firstDayOf(which).atStartOfDay(grid.zone()).toInstant();
  }

  /**
   * The name of the period; within a grid, and for the years 0 to 9999, names sort as periods do,
   * but for the hours around a change of the clocks.
   *
   * @return {@code 2017-05-13T14:00+02:00}, {@code 2017-05-13}, {@code 2017-W19} (ISO 8601 week;
   *     {@code week of 2017-05-07} if weeks do not begin on Monday), {@code 2017-05}, {@code
   *     2017-Q2} or {@code 2017}
   */
  public String label() {
    LocalDate start = start();
    return switch (grid.unit()) {
      case HOUR -> startInstant().atZone(grid.zone()).toOffsetDateTime().toString();
      case DAY -> start.toString();
      case WEEK -> weekLabel(start);
      case MONTH -> YearMonth.from(start).toString();
      case QUARTER -> year(start.getYear()) + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
      case YEAR -> year(start.getYear());
    };
  }

  private String weekLabel(LocalDate start) {
    if (grid.weekStart() != DayOfWeek.MONDAY) {
      return "week of " + start;
    }
    int week = start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return year(start.get(IsoFields.WEEK_BASED_YEAR)) + (week < 10 ? "-W0" : "-W") + week;
  }

  private static String year(int year) {
    return String.format(Locale.ROOT, year < 0 ? "-%04d" : "%04d", Math.abs(year));
  }
}
