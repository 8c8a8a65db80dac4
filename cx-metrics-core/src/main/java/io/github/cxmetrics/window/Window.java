package io.github.cxmetrics.window;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * A stretch of time from its start up to, not including, its end. Windows are ordered by their end,
 * then by their start.
 *
 * <p>Where a zone turned its clocks back across midnight, the repeated minutes keep their local
 * date, so a few records of a calendar window may lie behind its end, as {@link
 * io.github.cxmetrics.time.CalendarPeriod} says.
 *
 * @param startMillis the first millisecond, since 1970-01-01T00:00Z
 * @param endMillis the first millisecond after it
 * @since 0.1
 */
public record Window(long startMillis, long endMillis) implements Comparable<Window>, Serializable {

  private static final Comparator<Window> ORDER =
      Comparator.comparingLong(Window::endMillis).thenComparingLong(Window::startMillis);

  /**
   * Checks that it does not end before it starts.
   *
   * @param startMillis as the record component
   * @param endMillis as the record component
   * @throws IllegalArgumentException if it does
   */
  public Window {
    if (endMillis < startMillis) {
      throw new IllegalArgumentException(
          "window must not end before it starts, was " + startMillis + ".." + endMillis);
    }
  }

  /**
   * The first instant.
   *
   * @return inside the window
   */
  public Instant start() {
    return Instant.ofEpochMilli(startMillis);
  }

  /**
   * The first instant after it.
   *
   * @return not inside the window
   */
  public Instant end() {
    return Instant.ofEpochMilli(endMillis);
  }

  /**
   * Whether some moment lies in both. Windows that only touch have none, since a window ends before
   * its end.
   *
   * @param other another window
   * @return true if there is one
   */
  public boolean overlaps(Window other) {
    return startMillis < other.endMillis && other.startMillis < endMillis;
  }

  /**
   * The shortest window that holds both.
   *
   * @param other another window
   * @return from the earlier start to the later end
   */
  public Window span(Window other) {
    return new Window(
        Math.min(startMillis, other.startMillis), Math.max(endMillis, other.endMillis));
  }

  @Override
  public int compareTo(Window other) {
    return ORDER.compare(this, other);
  }

  /**
   * The window by its start and end.
   *
   * @return for example {@code [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z)}
   */
  @Override
  public String toString() {
    return "[" + start() + ", " + end() + ")";
  }
}
