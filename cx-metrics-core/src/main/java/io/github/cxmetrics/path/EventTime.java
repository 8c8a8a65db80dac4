package io.github.cxmetrics.path;

import java.time.Duration;
import java.time.Instant;

/** Checks of times and durations, one place for the rules that all of them keep to. */
final class EventTime {

  /**
   * Times lie within 2^48 milliseconds of 1970, the years -6950 to 10889, so that no difference of
   * them can overflow and small numbers fit beside them.
   */
  private static final long MOST_MILLIS = 1L << 48;

  private static final long MOST_DAYS = 3_652_500;

  private EventTime() {}

  static boolean isTime(long atMillis) {
    return -MOST_MILLIS <= atMillis && atMillis < MOST_MILLIS;
  }

  static void require(String what, long atMillis) {
    if (!isTime(atMillis)) {
      throw new IllegalArgumentException(
          "time of " + what + " must be in milliseconds within 2^48 of 1970, was " + atMillis);
    }
  }

  static void requireDuration(String what, Duration duration) {
    if (duration.isNegative() || duration.toDays() > MOST_DAYS) {
      throw new IllegalArgumentException(
          what + " must be in 0.." + MOST_DAYS + " days, was " + duration);
    }
  }

  /**
   * An instant in milliseconds since 1970, which {@link Instant#MAX} for one is too far away for.
   */
  static long millis(String what, Instant at) {
    try {
      return at.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          what + " must fit into milliseconds since 1970, was " + at, e);
    }
  }
}
