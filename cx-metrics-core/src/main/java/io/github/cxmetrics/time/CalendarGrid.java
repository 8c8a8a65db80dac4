package io.github.cxmetrics.time;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;

/**
 * The division of all time into consecutive calendar periods of one unit, as seen in one time zone.
 *
 * <p>Periods are numbered without gaps, so a period index is a {@code long} group key: the next
 * period is {@code index + 1}, and neighbours in time are neighbours in number. An instant belongs
 * to the period that holds its local date; 31 January 23:30 UTC belongs to February in Paris. Hours
 * are counted in elapsed time, so that the two hours of the same name when clocks are turned back
 * are two periods; where clocks move by half an hour (Lord Howe), one hour of that day is longer or
 * shorter.
 *
 * <table>
 * <caption>Period 0</caption>
 * <tr><th>unit</th><th>period with index 0</th></tr>
 * <tr><td>{@code HOUR}</td><td>the hour that holds 1 January 1970 00:00 UTC</td></tr>
 * <tr><td>{@code DAY}</td><td>1 January 1970</td></tr>
 * <tr><td>{@code WEEK}</td><td>the week that holds 1 January 1970</td></tr>
 * <tr><td>{@code MONTH}</td><td>January 1970</td></tr>
 * <tr><td>{@code QUARTER}</td><td>the first quarter of 1970</td></tr>
 * <tr><td>{@code YEAR}</td><td>1970</td></tr>
 * </table>
 *
 * <p><b>Cost</b> one look-up in the zone's rules per call; for many calls see {@link #finder()}.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris"));
 * long index = months.indexOf(Instant.parse("2018-01-31T23:30:00Z"));
 * months.period(index).label();   // "2018-02"
 * }</pre>
 *
 * @param unit the length of a period
 * @param zone the zone whose local dates count
 * @param weekStart the first day of a week; matters for {@link CalendarUnit#WEEK} only
 * @since 0.1
 */
public record CalendarGrid(CalendarUnit unit, ZoneId zone, DayOfWeek weekStart)
    implements Serializable {

  private static final long SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int DAYS_PER_WEEK = 7;
  private static final int MONTHS_PER_QUARTER = 3;
  private static final int MONTHS_PER_YEAR = 12;
  private static final long EPOCH_MONTH = 1970L * MONTHS_PER_YEAR;
  private static final long DAYS_FROM_MARCH_OF_YEAR_0 = 719_468;
  private static final long DAYS_PER_400_YEARS = 146_097;

  /**
   * Checks that nothing is missing.
   *
   * @param unit as the record component
   * @param zone as the record component
   * @param weekStart as the record component
   */
  public CalendarGrid {
    requireNonNull(unit, "unit");
    requireNonNull(zone, "zone");
    requireNonNull(weekStart, "weekStart");
  }

  /**
   * A grid whose weeks begin on Monday, as in ISO 8601.
   *
   * @param unit the length of a period
   * @param zone the zone whose local dates count
   * @return the grid
   */
  public static CalendarGrid of(CalendarUnit unit, ZoneId zone) {
    return new CalendarGrid(unit, zone, DayOfWeek.MONDAY);
  }

  /**
   * The number of the period that holds an instant.
   *
   * @param at the instant
   * @return its period index, negative before 1970
   * @throws DateTimeException if the instant lies outside the years a {@link LocalDate} can name
   */
  public long indexOf(Instant at) {
    return indexOf(at.getEpochSecond(), zone.getRules().getOffset(at).getTotalSeconds());
  }

  private long indexOf(long epochSecond, int offset) {
    return unit == CalendarUnit.HOUR
        ? Math.floorDiv(epochSecond + Math.floorMod(offset, SECONDS_PER_HOUR), SECONDS_PER_HOUR)
        : indexOfDay(Math.floorDiv(epochSecond + offset, SECONDS_PER_DAY));
  }

  /**
   * The number of the period that holds an instant given as milliseconds.
   *
   * @param atMillis the instant, in milliseconds since 1970-01-01T00:00Z
   * @return its period index, negative before 1970
   */
  public long indexOfMillis(long atMillis) {
    return indexOf(Instant.ofEpochMilli(atMillis));
  }

  /**
   * The earliest period that any instant from a given one on belongs to: that of the instant, or
   * the one before it where clocks are about to be turned back over midnight and the day before
   * comes again. All periods before it are over.
   *
   * @param at the instant
   * @return a period index
   */
  public long earliestIndexFrom(Instant at) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(at);
    long index = indexOf(at);
    return next == null ? index : Math.min(index, indexOf(next.getInstant()));
  }

  /**
   * Finds the periods of many instants without making objects.
   *
   * @return a new finder of this grid
   */
  public PeriodFinder finder() {
    return new PeriodFinder(this);
  }

  /**
   * The period with a given number.
   *
   * @param index a period index
   * @return the period
   * @throws IllegalArgumentException if the period lies outside the years a {@link LocalDate} can
   *     name
   */
  public CalendarPeriod period(long index) {
    return new CalendarPeriod(this, index);
  }

  /**
   * The number of the period that holds a local date.
   *
   * @param epochDay the date, in days since 1 January 1970
   * @return its period index, negative before 1970
   * @throws IllegalArgumentException if the periods are hours, of which a date holds many
   */
  public long indexOfDay(long epochDay) {
    return switch (unit) {
      case HOUR -> throw new IllegalArgumentException("period of a date must not be an hour");
      case DAY -> epochDay;
      case WEEK -> Math.floorDiv(epochDay - weekZeroEpochDay(), DAYS_PER_WEEK);
      case MONTH -> monthOf(epochDay);
      case QUARTER -> Math.floorDiv(monthOf(epochDay), MONTHS_PER_QUARTER);
      case YEAR -> Math.floorDiv(monthOf(epochDay), MONTHS_PER_YEAR);
    };
  }

  /** The first instant of an hour. */
  Instant startOfHour(long index) {
    long second = Math.multiplyExact(index, SECONDS_PER_HOUR);
    long start = second - Math.floorMod(offsetAt(second), SECONDS_PER_HOUR);
    int offset = offsetAt(start);
    return Instant.ofEpochSecond(
        indexOf(start, offset) == index ? start : second - Math.floorMod(offset, SECONDS_PER_HOUR));
  }

  private int offsetAt(long epochSecond) {
    return zone.getRules().getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
  }

  LocalDate firstDayOf(long index) {
    return switch (unit) {
      case HOUR -> startOfHour(index).atZone(zone).toLocalDate();
      case DAY -> LocalDate.ofEpochDay(index);
      case WEEK ->
          LocalDate.ofEpochDay(
              Math.addExact(Math.multiplyExact(index, DAYS_PER_WEEK), weekZeroEpochDay()));
      case MONTH -> LocalDate.EPOCH.plusMonths(index);
      case QUARTER -> LocalDate.EPOCH.plusMonths(Math.multiplyExact(index, MONTHS_PER_QUARTER));
      case YEAR -> LocalDate.EPOCH.plusYears(index);
    };
  }

  /**
   * Months since January 1970. By arithmetic on years that begin in March, whose leap days come
   * last, as making a date would take memory for each of many days.
   */
  private static long monthOf(long epochDay) {
    ChronoField.EPOCH_DAY.checkValidValue(epochDay);
    long day = epochDay + DAYS_FROM_MARCH_OF_YEAR_0;
    long cycle = Math.floorDiv(day, DAYS_PER_400_YEARS);
    long dayOfCycle = day - cycle * DAYS_PER_400_YEARS;
    long leapDays = dayOfCycle / 1_460 - dayOfCycle / 36_524 + dayOfCycle / 146_096;
    long year = (dayOfCycle - leapDays) / 365;
    long dayOfYear = dayOfCycle - (365 * year + year / 4 - year / 100);
    long monthFromMarch = (5 * dayOfYear + 2) / 153; // five months from March have 153 days
    return (400 * cycle + year) * MONTHS_PER_YEAR + monthFromMarch + 2 - EPOCH_MONTH;
  }

  /** The last {@code weekStart} not after 1 January 1970, a number in -6..0. */
  private long weekZeroEpochDay() {
    return -Math.floorMod(DayOfWeek.THURSDAY.getValue() - weekStart.getValue(), DAYS_PER_WEEK);
  }
}
