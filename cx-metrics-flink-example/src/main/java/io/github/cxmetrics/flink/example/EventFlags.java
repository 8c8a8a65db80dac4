package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.EventTimes;
import io.github.cxmetrics.state.EventTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose events, when, and when the data end. */
final class EventFlags {

  @Option(
      names = "--actor",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of whose event it is: a customer, an account.")
  String actor = "";

  @Option(
      names = "--time",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of the event's time.")
  String time = "";

  @Mixin TimeFlags times = new TimeFlags();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "When the data end: a time, or a day, whose end is meant. Later records are left out"
              + " (default: the last event, which takes a reading of the input of its own).")
  private @Nullable String asOf;

  @Option(
      names = "--disorder",
      paramLabel = "TIME",
      defaultValue = "1h",
      description =
          "With --live and --generate: how far events may be behind those before them; who is"
              + " further counts from the next report on (default: ${DEFAULT-VALUE}).")
  private String disorder = "1h";

  EventReader reader(@Nullable String event) {
    return new EventReader(actor, time, event, times.times());
  }

  /** Events with watermarks; rows of files come in any order, so their time ends with the input. */
  DataStream<Event> timed(DataStream<Event> events, InputFlags input) {
    return input.generated == null
        ? events
        : events.assignTimestampsAndWatermarks(
            EventTimes.of(Event::atMillis, DurationText.parse("--disorder", disorder)));
  }

  /** The last millisecond of the data, if it is given; a day means its end, a time itself. */
  OptionalLong asOfMillis() {
    if (asOf == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(lastMillisOf(LocalDate.parse(asOf)));
    } catch (DateTimeParseException e) {
      TimeText iso = TimeText.of("iso", times.zone());
      return OptionalLong.of(
          iso.millis(asOf)
              .orElseThrow(
                  () -> new UsageException("--as-of must " + iso.rule() + ", was " + asOf)));
    }
  }

  private long lastMillisOf(LocalDate day) {
    try {
      ZonedDateTime end = day.plusDays(1).atStartOfDay(times.zone("--as-of " + asOf));
      return EventTime.millis("end of --as-of", end.toInstant()) - 1;
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new UsageException("--as-of must be a time that events can have, was " + asOf);
    }
  }
}
