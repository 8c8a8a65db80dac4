package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.cli.input.TimestampParser;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How times are written, and the zone whose calendar counts. */
public final class TimeFlags {

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      description =
          "How times are written: iso, epoch-seconds, epoch-millis or a pattern such as"
              + " 'M/d/yy H:mm'; repeatable, tried in order (default: iso).")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone whose calendar counts, such as Asia/Seoul; local times are read in it.")
  private @Nullable String zone;

  /** Whether either option is given. */
  public boolean areGiven() {
    return zone != null || !formats.isEmpty();
  }

  /** The zone, if it is given. */
  public Optional<ZoneId> zone() {
    return Optional.ofNullable(zone).map(TimeFlags::zoneId);
  }

  /** The zone that something else asks for. */
  public ZoneId zone(String asking) {
    return zone()
        .orElseThrow(
            () ->
                new UsageException(
                    asking
                        + " needs --zone ZONE, the time zone whose calendar counts, such as"
                        + " Asia/Seoul or UTC"));
  }

  /** Reads times as they are written; local ones need the zone. */
  public TimestampParser parser() {
    try {
      return TimestampParser.of(formats, zone().orElse(null));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--time-format: " + e.getMessage());
    }
  }

  /** What to say behind the rule that a time breaks, if nobody said how times are written. */
  public static String hint(TimestampParser parser) {
    return parser.isDefault() ? " (for another give --time-format, such as 'M/d/yy H:mm')" : "";
  }

  private static ZoneId zoneId(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--zone must be a time zone such as Asia/Seoul, UTC or +09:00, was " + name);
    }
  }
}
