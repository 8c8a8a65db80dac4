package io.github.cxmetrics.cli.input;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One way to write times. */
interface TimeFormat {

  /** What {@link #millisOf} answers to a text of another format; not a time of years 1 to 9999. */
  long NO_MATCH = Long.MIN_VALUE;

  /**
   * The instant that the whole text says, in milliseconds since 1970.
   *
   * @throws MissingZoneException if the text fits but names a local time and there is no zone
   */
  long millisOf(String text, @Nullable ZoneId zone);

  /** A local time seen from a zone. */
  static long millisOf(LocalDateTime local, @Nullable ZoneId zone) {
    if (zone == null) {
      throw new MissingZoneException();
    }
    return local.atZone(zone).toInstant().toEpochMilli();
  }
}
