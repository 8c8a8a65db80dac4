package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.time.CalendarUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a customer was observed, and what ended it. */
public final class DurationFlags {

  @Option(
      names = "--duration",
      paramLabel = "COLUMN",
      description =
          "The column of how long a customer was observed: a number from 0 on with at most 4"
              + " decimals, kept exactly.")
  @Nullable String duration;

  @Option(
      names = "--entry",
      paramLabel = "COLUMN",
      description =
          "With --duration: the column of the duration after which a customer came under"
              + " observation; empty if from the start on.")
  @Nullable String entry;

  @Option(
      names = "--event",
      paramLabel = "COL=VALUE",
      description =
          "The event came if the cell is this text, or another with COL!=VALUE; otherwise the"
              + " customer was last seen then. Repeatable: each is a cause of its own, and the first"
              + " that holds counts.")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--cause",
      paramLabel = "COLUMN",
      description =
          "The column of the cause by which the observation ended, instead of --event; empty if the"
              + " customer was last seen then.")
  @Nullable String cause;

  @Option(
      names = "--start",
      paramLabel = "COLUMN",
      description =
          "Instead of --duration, the column of the start: a date or time with --zone, otherwise a"
              + " whole number.")
  @Nullable String start;

  @Option(
      names = "--end",
      paramLabel = "COLUMN",
      description =
          "With --start: the column of the end, written likewise; empty for customers who are still"
              + " there. Without --event or --cause every end is an event.")
  @Nullable String end;

  @Option(
      names = "--last",
      paramLabel = "COLUMN",
      description =
          "With --start: the column of when a customer was last seen, written likewise; a later end"
              + " is not known.")
  @Nullable String last;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "With --start: when the data end, written likewise. Who has not ended by then is still"
              + " there; who started later is left out.")
  @Nullable String asOf;

  @Option(
      names = "--observed-from",
      paramLabel = "TIME",
      description =
          "With --start: since when customers are observed, written likewise. Who started before is"
              + " at risk from then on only; who ended by then is left out.")
  @Nullable String observedFrom;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description =
          "With --start and --zone: the calendar periods in which durations are counted, hour, day,"
              + " week, month, quarter or year (default: day).")
  @Nullable CalendarUnit unit;

  @Mixin TimeFlags times = new TimeFlags();

  /** Refuses options that make no sense together. */
  public void check() {
    if ((duration == null) == (start == null)) {
      throw new UsageException(
          "how long customers were observed needs --duration COLUMN, or --start COLUMN and --end"
              + " COLUMN");
    }
    if (start == null) {
      checkDuration();
    } else {
      checkStart();
    }
    if (cause != null && !events.isEmpty()) {
      throw new UsageException("--cause and --event exclude each other");
    }
  }

  private void checkDuration() {
    if (end != null || last != null || asOf != null || observedFrom != null || unit != null) {
      throw new UsageException(
          "--end, --last, --as-of, --observed-from and --unit need --start COLUMN");
    }
    if (times.areGiven()) {
      throw new UsageException("--zone and --time-format need --start COLUMN");
    }
    if (events.isEmpty() && cause == null) {
      throw new UsageException("--duration needs --event COL=VALUE or --cause COLUMN");
    }
  }

  private void checkStart() {
    if (end == null) {
      throw new UsageException("--start needs --end COLUMN");
    }
    if (entry != null) {
      throw new UsageException(
          "--entry needs --duration COLUMN; with --start give --observed-from TIME");
    }
    if (unit != null && times.zone().isEmpty()) {
      throw new UsageException("--unit needs --zone ZONE; without it starts are whole numbers");
    }
  }

  /** The conditions that make events; empty if a column names the cause, or every end is one. */
  public List<ColumnCondition> events() {
    return events.stream().map(text -> ColumnCondition.parse("--event", text)).toList();
  }

  /** The clock by which times are read and durations written. */
  public SurvivalClock clock() {
    if (duration != null) {
      return SurvivalClock.ofDecimals();
    }
    return times.areGiven() ? SurvivalClock.ofCalendar(times, unit) : SurvivalClock.ofNumbers();
  }

  /** What times are, in words. */
  public String inWords() {
    if (duration != null) {
      return "Time " + duration + (entry == null ? "" : ", entered at " + entry);
    }
    return "Time from "
        + start
        + " to "
        + end
        + text(last, ", last seen at ")
        + text(asOf, ", as of ")
        + text(observedFrom, ", observed from ");
  }

  private static String text(@Nullable String value, String before) {
    return value == null ? "" : before + value;
  }

  /** The columns by what they are, in the order of their options. */
  public List<Role> roles() {
    return Stream.of(
            Role.of("duration", duration),
            Role.of("entry", entry),
            Role.of("start", start),
            Role.of("end", end),
            Role.of("last", last),
            Role.of("cause", cause))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * A column and what it is.
   *
   * @param name what it is
   * @param column the column
   */
  public record Role(String name, String column) {

    static Optional<Role> of(String name, @Nullable String column) {
      return Optional.ofNullable(column).map(some -> new Role(name, some));
    }
  }
}
