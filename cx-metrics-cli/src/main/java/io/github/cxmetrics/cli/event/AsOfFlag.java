package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When the data end, as the user knows it. */
public final class AsOfFlag {

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "When the data end: a time, or a day, whose end is meant. Later records are left out, and"
              + " what could still go on is open, not lost (default: the last event).")
  private @Nullable String asOf;

  /** The last millisecond of the data, if it is given; a day means its end, a time itself. */
  public Optional<AsOf> asOf(TimeFlags times) {
    if (asOf == null) {
      return Optional.empty();
    }
    try {
      LocalDate next = LocalDate.parse(asOf).plusDays(1);
      long end = next.atStartOfDay(times.zone("--as-of " + asOf)).toInstant().toEpochMilli();
      return Optional.of(AsOf.given(end - 1));
    } catch (DateTimeParseException e) {
      return Optional.of(AsOf.given(millis(asOf, times)));
    }
  }

  private static long millis(String text, TimeFlags times) {
    try {
      return TimestampParser.of(List.of(), times.zone().orElse(null)).parseMillis(text);
    } catch (ValueFormatException e) {
      throw new UsageException("--as-of must " + e.rule() + ", was " + text);
    }
  }
}
