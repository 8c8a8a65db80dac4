package io.github.cxmetrics.cli.event;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as reports for people write them, in the zone that was given or in UTC.
 *
 * @param zone the zone
 */
public record TimeText(ZoneId zone) {

  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /** Times in a zone, if it is given. */
  public static TimeText in(Optional<ZoneId> zone) {
    return new TimeText(zone.orElse(ZoneOffset.UTC));
  }

  /** The time with as many digits as it has. */
  public String of(long millis) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
    return time.format(time.getNano() < NANOS_PER_MILLI ? SECONDS : MILLIS);
  }

  /** The time to the second, with its zone. */
  public String withZone(long millis) {
    String name = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    return Instant.ofEpochMilli(millis).atZone(zone).format(SECONDS) + " " + name;
  }
}
