package io.github.cxmetrics.window;

import com.google.common.math.LongMath;
import java.time.Duration;

/**
 * Windows of one length that begin in equal steps and overlap. A record is added once, to the pane
 * that holds it; panes are as long as the greatest length that divides both size and hop, and
 * windows are merges of panes.
 *
 * @param size how long a window is
 * @param hop from the start of a window to the start of the next
 * @param offset by how much later than at 1970-01-01T00:00Z a window begins; less than the hop
 * @since 0.1
 */
public record SlidingWindows(Duration size, Duration hop, Duration offset)
    implements WindowDefinition {

  /**
   * Checks the lengths.
   *
   * @param size as the record component
   * @param hop as the record component
   * @param offset as the record component
   * @throws IllegalArgumentException unless all are of whole milliseconds, the size at most
   *     3,652,500 days, the hop from 1 ms to the size, the offset at least 0 and less than the hop,
   *     and a window has at most 10,000 panes
   */
  public SlidingWindows {
    WindowLength.requireSome("window size", size);
    WindowLength.requireSome("window hop", hop);
    if (hop.compareTo(size) > 0) {
      throw new IllegalArgumentException(
          "window hop must be at most the size " + size + ", was " + hop);
    }
    WindowLength.requireOffset(offset, hop);
    long panes = size.toMillis() / LongMath.gcd(size.toMillis(), hop.toMillis());
    if (panes > WindowLength.MOST_PANES) {
      throw new IllegalArgumentException(
          "window must have at most " + WindowLength.MOST_PANES + " panes, was " + panes);
    }
  }

  /**
   * Windows one of which begins at 1970-01-01T00:00Z.
   *
   * @param size how long a window is
   * @param hop from the start of a window to the start of the next
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static SlidingWindows of(Duration size, Duration hop) {
    return new SlidingWindows(size, hop, Duration.ZERO);
  }

  /**
   * The same windows, that much later.
   *
   * @param newOffset at least 0 and less than the hop
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public SlidingWindows withOffset(Duration newOffset) {
    return new SlidingWindows(size, hop, newOffset);
  }

  @Override
  public String describe() {
    return "sliding " + size + " every " + hop + ", offset " + offset;
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
