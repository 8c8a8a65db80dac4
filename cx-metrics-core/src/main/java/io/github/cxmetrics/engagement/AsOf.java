package io.github.cxmetrics.engagement;

import io.github.cxmetrics.time.CalendarGrid;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;

/** Where data end: which local days are complete then. */
final class AsOf {

  /** What is not said is not guessed: then every day counts as complete. */
  static final long NEVER = Long.MAX_VALUE;

  private static final long MOST_MILLIS = 1L << 48;

  private AsOf() {}

  /** An instant in milliseconds since 1970. */
  static long millis(Instant asOf) {
    long seconds = asOf.getEpochSecond();
    if (Math.abs(seconds) >= MOST_MILLIS / 1_000) {
      throw new IllegalArgumentException(
          "end of the data must be within 2^48 milliseconds of 1970, was " + asOf);
    }
    return asOf.toEpochMilli();
  }

  /**
   * The first local day that is not complete: no instant from this one on is of an earlier day.
   * Where clocks are about to be turned back over midnight, the day before comes again.
   */
  static long firstOpenDay(CalendarGrid days, Instant asOf) {
    long day = days.indexOfMillis(millis(asOf));
    ZoneOffsetTransition next = days.zone().getRules().nextTransition(asOf);
    return next == null ? day : Math.min(day, days.indexOf(next.getInstant()));
  }
}
