package io.github.cxmetrics.flink.example;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How times are written, and the zone whose calendar counts. */
final class TimeFlags {

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      defaultValue = "iso",
      description =
          "How times are written: iso, epoch-seconds, epoch-millis or a pattern such as 'M/d/yy"
              + " H:mm' (default: ${DEFAULT-VALUE}).")
  private String format = "iso";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone whose calendar counts, such as Asia/Seoul; local times are read in it.")
  private @Nullable String zone;

  Optional<ZoneId> zone() {
    return Optional.ofNullable(zone).map(TimeFlags::zoneId);
  }

  /** The zone that something else asks for. */
  ZoneId zone(String asking) {
    return zone()
        .orElseThrow(
            () ->
                new UsageException(
                    asking
                        + " needs --zone ZONE, the time zone whose calendar counts, such as"
                        + " Asia/Seoul or UTC"));
  }

  TimeText times() {
    return TimeText.of(format, zone());
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
