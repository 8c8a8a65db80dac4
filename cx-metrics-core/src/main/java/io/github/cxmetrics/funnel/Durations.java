package io.github.cxmetrics.funnel;

import java.time.Duration;
import java.time.Instant;

/** Checks of durations and instants, one place for the rules that all of them keep to. */
final class Durations {

  /* Far above any window, and far enough from the ends of a long that sums of times cannot wrap. */
  private static final long MOST_DAYS = 3_652_500;

  private Durations() {}

  static void requireAtLeastZero(String what, Duration duration) {
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
