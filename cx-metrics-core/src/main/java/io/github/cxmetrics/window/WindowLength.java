package io.github.cxmetrics.window;

import io.github.cxmetrics.state.EventTime;
import java.time.Duration;

/** The rules that all lengths of time in windows keep to. */
final class WindowLength {

  /** The most panes that one window is put together from. */
  static final int MOST_PANES = 10_000;

  private static final int NANOS_PER_MILLI = 1_000_000;

  private WindowLength() {}

  /** Checks a length that may be nothing. */
  static void requireWhole(String what, Duration length) {
    EventTime.requireDuration(what, length);
    if (length.toNanosPart() % NANOS_PER_MILLI != 0) {
      throw new IllegalArgumentException(what + " must be of whole milliseconds, was " + length);
    }
  }

  /** Checks a length that must be something. */
  static void requireSome(String what, Duration length) {
    requireWhole(what, length);
    if (length.isZero()) {
      throw new IllegalArgumentException(what + " must be at least 1 millisecond, was " + length);
    }
  }

  /** Checks by how much windows begin after 1970. */
  static void requireOffset(Duration offset, Duration period) {
    requireWhole("window offset", offset);
    if (offset.compareTo(period) >= 0) {
      throw new IllegalArgumentException(
          "window offset must be less than from one window to the next, "
              + period
              + ", was "
              + offset);
    }
  }
}
