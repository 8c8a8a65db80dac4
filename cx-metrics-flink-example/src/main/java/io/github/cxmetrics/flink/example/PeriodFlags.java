package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The calendar periods of answers. */
final class PeriodFlags {

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "The column of the time of the answer.")
  @Nullable String time;

  @Mixin TimeFlags times = new TimeFlags();

  @Option(
      names = "--period",
      paramLabel = "UNIT",
      description = "A row for each day, week, month, quarter or year; needs --time and --zone.")
  private @Nullable CalendarUnit period;

  @Option(
      names = "--disorder",
      paramLabel = "TIME",
      defaultValue = "1h",
      description =
          "With --period and --generate: how far records may be behind those before them; who is"
              + " further is rejected (default: ${DEFAULT-VALUE}).")
  private String disorder = "1h";

  /** The periods, if there are any. */
  Optional<CalendarGrid> calendar() {
    if (period == null) {
      if (time != null) {
        throw new UsageException("--time has an effect only with --period");
      }
      return Optional.empty();
    }
    if (time == null) {
      throw new UsageException("--period needs --time COLUMN, the time of the answer");
    }
    return Optional.of(CalendarGrid.of(period, times.zone("--period")));
  }

  Duration disorder() {
    return DurationText.parse("--disorder", disorder);
  }
}
