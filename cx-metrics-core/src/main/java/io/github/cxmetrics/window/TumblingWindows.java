package io.github.cxmetrics.window;

import java.time.Duration;

/**
 * Windows of one length, one after the other. Every record is in exactly one.
 *
 * <p>They are aligned to 1970-01-01T00:00Z and know nothing of zones: for the days of a zone see
 * {@link CalendarWindows}.
 *
 * @param size how long a window is
 * @param offset by how much later than at 1970-01-01T00:00Z a window begins; less than the size
 * @since 0.1
 */
public record TumblingWindows(Duration size, Duration offset) implements WindowDefinition {

  /**
   * Checks the lengths.
   *
   * @param size as the record component
   * @param offset as the record component
   * @throws IllegalArgumentException unless both are of whole milliseconds, the size from 1 ms to
   *     3,652,500 days, and the offset at least 0 and less than the size
   */
  public TumblingWindows {
    WindowLength.requireSome("window size", size);
    WindowLength.requireOffset(offset, size);
  }

  /**
   * Windows that begin at 1970-01-01T00:00Z.
   *
   * @param size how long a window is
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static TumblingWindows of(Duration size) {
    return new TumblingWindows(size, Duration.ZERO);
  }

  /**
   * The same windows, that much later.
   *
   * @param newOffset at least 0 and less than the size
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public TumblingWindows withOffset(Duration newOffset) {
    return new TumblingWindows(size, newOffset);
  }

  @Override
  public String describe() {
    return "tumbling " + size + ", offset " + offset;
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
