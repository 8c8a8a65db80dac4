package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Instant;

/**
 * When entries count: from one instant to another, the second not included. Steps after an entry
 * may come later.
 *
 * @param fromMillis the first millisecond, since 1970-01-01T00:00Z
 * @param toMillis the first millisecond after the range
 * @since 0.1
 */
public record EntryRange(long fromMillis, long toMillis) implements Serializable {

  /** All of time. */
  public static final EntryRange ALL = new EntryRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /**
   * Checks that the range holds something.
   *
   * @param fromMillis as the record component
   * @param toMillis as the record component
   * @throws IllegalArgumentException if it ends before it starts
   */
  public EntryRange {
    if (fromMillis >= toMillis) {
      throw new IllegalArgumentException(
          "entry range must end after its start, was " + fromMillis + " to " + toMillis);
    }
  }

  /**
   * A range between two instants.
   *
   * @param from the first
   * @param to the first after it
   * @return the range
   */
  public static EntryRange of(Instant from, Instant to) {
    return new EntryRange(
        EventTime.anyMillis("start of an entry range", from),
        EventTime.anyMillis("end of an entry range", to));
  }

  boolean contains(long atMillis) {
    return fromMillis <= atMillis && atMillis < toMillis;
  }
}
