package io.github.cxmetrics.live;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much of the past a rolling metric covers, and in what steps it moves: a length, cut into
 * panes. Panes begin at whole multiples of their length since 1970.
 *
 * @param length how long the last pane and those before it last together
 * @param panes how many
 * @since 0.1
 */
public record RollingWindow(Duration length, int panes) implements Serializable {

  private static final int MOST_PANES = 10_000;

  /* So short that times within it can be added to any time of a clock. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /**
   * Checks the window.
   *
   * @param length as the record component
   * @param panes as the record component
   * @throws IllegalArgumentException if panes would not have a whole number of milliseconds, or one
   *     of the two is out of range
   */
  public RollingWindow {
    if (panes < 1 || panes > MOST_PANES) {
      throw new IllegalArgumentException(
          "number of panes must be in 1.." + MOST_PANES + ", was " + panes);
    }
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "length of a rolling window must be above 0 and at most 36525 days, was " + length);
    }
    if (length.toNanos() % (panes * 1_000_000L) != 0) {
      throw new IllegalArgumentException(
          "length of a rolling window must be a whole number of milliseconds for each of its "
              + panes
              + " panes, was "
              + length);
    }
  }

  /**
   * A window.
   *
   * @param length as the record component
   * @param panes as the record component
   * @return the window
   */
  public static RollingWindow of(Duration length, int panes) {
    return new RollingWindow(length, panes);
  }

  /**
   * How long a pane lasts.
   *
   * @return at least a millisecond
   */
  public Duration pane() {
    return length.dividedBy(panes);
  }
}
