package io.github.cxmetrics.cli.options;

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
public record DateRange(
    String column,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    long startMillis,
    long endMillis) {

  public static final DateRange ALL =
      new DateRange("", Optional.empty(), Optional.empty(), Long.MIN_VALUE, Long.MAX_VALUE);

  private static DateRange of(
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

  /** The range between the dates of two options, each of which may be left out. */
  public static DateRange between(
      String fromOption,
      @Nullable String from,
      String toOption,
      @Nullable String to,
      String column,
      ZoneId zone) {
    Optional<LocalDate> first = date(fromOption, from);
    Optional<LocalDate> end = date(toOption, to);
    if (first.isPresent() && end.isPresent() && !first.get().isBefore(end.get())) {
      throw new UsageException(
          fromOption + " must be before " + toOption + ", was " + from + " and " + to);
    }
    return first.isPresent() || end.isPresent() ? of(column, first, end, zone) : ALL;
  }

  private static Optional<LocalDate> date(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new UsageException(option + " must be a date such as 2024-02-01, was " + text);
    }
  }

  /** The range as {@code --from} and {@code --to} say it. */
  public String inOptions() {
    String start = from.map(date -> "--from " + date).orElse("");
    String end = to.map(date -> "--to " + date).orElse("");
    return start + (start.isEmpty() || end.isEmpty() ? "" : " ") + end;
  }

  public boolean isAll() {
    return from.isEmpty() && to.isEmpty();
  }

  public boolean contains(long millis) {
    return startMillis <= millis && millis < endMillis;
  }

  public boolean overlaps(DateRange other) {
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
