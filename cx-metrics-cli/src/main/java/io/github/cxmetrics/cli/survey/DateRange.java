package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.UsageException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days between two dates, the first one included and the last one not.
 *
 * @param column the column whose time is meant; empty for all of time
 * @param from the first day, if there is one
 * @param to the day after the last, if there is one
 * @param startMillis when the first day begins
 * @param endMillis when the range ends
 */
record DateRange(
    String column,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    long startMillis,
    long endMillis) {

  static final DateRange ALL =
      new DateRange("", Optional.empty(), Optional.empty(), Long.MIN_VALUE, Long.MAX_VALUE);

  static DateRange of(
      String column, Optional<LocalDate> from, Optional<LocalDate> to, ZoneId zone) {
    return new DateRange(
        column,
        from,
        to,
        from.map(date -> startOf(date, zone)).orElse(Long.MIN_VALUE),
        to.map(date -> startOf(date, zone)).orElse(Long.MAX_VALUE));
  }

  private static long startOf(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The date an option gives, if it was given. */
  static Optional<LocalDate> date(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new UsageException(option + " must be a date such as 2024-02-01, was " + text);
    }
  }

  boolean isAll() {
    return from.isEmpty() && to.isEmpty();
  }

  boolean contains(long millis) {
    return startMillis <= millis && millis < endMillis;
  }

  boolean overlaps(DateRange other) {
    return startMillis < other.endMillis && other.startMillis < endMillis;
  }

  /** The range as conditions on the column. */
  @Override
  public String toString() {
    String start = from.map(date -> column + ">=" + date).orElse("");
    String end = to.map(date -> column + "<" + date).orElse("");
    return start + (start.isEmpty() || end.isEmpty() ? "" : " and ") + end;
  }
}
