package io.github.cxmetrics.funnel;

import java.time.Duration;

/** Checks of durations, one place for the rule that all of them keep to. */
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
}
