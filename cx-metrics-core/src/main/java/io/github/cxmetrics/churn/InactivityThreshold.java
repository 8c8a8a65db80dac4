package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;

/** Which numbers of days or hours can be asked for. */
final class InactivityThreshold {

  /** More hours than there are between any two times. */
  private static final long MOST = 24 * 2 * EventTime.MOST_DAYS;

  private InactivityThreshold() {}

  static void require(String what, long periods) {
    if (periods < 1 || periods > MOST) {
      throw new IllegalArgumentException(what + " must be in 1.." + MOST + ", was " + periods);
    }
  }
}
