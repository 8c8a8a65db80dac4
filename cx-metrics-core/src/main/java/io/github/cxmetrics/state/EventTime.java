package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.time.Instant;

/**
 * Which times events may have, and which durations may lie between them: one place for the rules
 * that all states keep to.
 *
 * <p>Times lie within 2<sup>48</sup> milliseconds of 1970, the years -6950 to 10889, so that no sum
 * or difference of some of them can overflow and small numbers fit beside them in one cell.
 *
 * @since 0.1
 */
public final class EventTime {

  /** All times are less than that many milliseconds before or after 1970-01-01T00:00Z. */
  public static final long FARTHEST_MILLIS = 1L << 48;

  /**
   * The longest duration that is allowed, 10,000 years: far above any that is meant, and far enough
   * from the ends of a long that sums of times and durations cannot overflow.
   */
  public static final long MOST_DAYS = 3_652_500;

  private static final String EVENT = "time of an event";
  private static final String RULE = " must be in milliseconds within 2^48 of 1970, was ";

  private EventTime() {}

  /**
   * Whether an event can have a time.
   *
   * @param atMillis in milliseconds since 1970-01-01T00:00Z
   * @return true if it can
   */
  public static boolean isTime(long atMillis) {
    return -FARTHEST_MILLIS < atMillis && atMillis < FARTHEST_MILLIS;
  }

  /**
   * Checks the time of an event.
   *
   * @param atMillis in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if no event can have it
   */
  public static void require(long atMillis) {
    require(EVENT, atMillis);
  }

  /**
   * Checks the times of events.
   *
   * @param atMillis in milliseconds since 1970-01-01T00:00Z
   * @param from the index of the first
   * @param to the index after the last
   * @return the latest; the lowest long if there is none
   * @throws IllegalArgumentException if no event can have one of them
   */
  public static long requireAll(long[] atMillis, int from, int to) {
    long latest = Long.MIN_VALUE;
    long outside = 0;
    for (int i = from; i < to; i++) {
      long at = atMillis[i];
      outside |= (at + FARTHEST_MILLIS - 1) | (FARTHEST_MILLIS - 1 - at); // negative if too far
      latest = Math.max(latest, at);
    }
    if (outside < 0) {
      for (int i = from; i < to; i++) {
        require(atMillis[i]);
      }
    }
    return latest;
  }

  /**
   * Checks a time.
   *
   * @param what what it is, for the message
   * @param atMillis in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if no event can have it
   */
  public static void require(String what, long atMillis) {
    if (!isTime(atMillis)) {
      throw new IllegalArgumentException(what + RULE + atMillis);
    }
  }

  /**
   * Checks the time of an event that was read.
   *
   * @param atMillis in milliseconds since 1970-01-01T00:00Z
   * @throws StateFormatException if no event can have it
   */
  public static void requireRead(long atMillis) {
    if (!isTime(atMillis)) {
      throw new StateFormatException(EVENT + RULE + atMillis);
    }
  }

  /**
   * An instant that an event can have, in milliseconds.
   *
   * @param what what it is, for the message
   * @param at the instant
   * @return milliseconds since 1970-01-01T00:00Z, rounded down
   * @throws IllegalArgumentException if no event can have it
   */
  public static long millis(String what, Instant at) {
    long second = at.getEpochSecond();
    if (Math.abs(second) > FARTHEST_MILLIS / 1_000 + 1 || !isTime(at.toEpochMilli())) {
      throw new IllegalArgumentException(what + RULE + at);
    }
    return at.toEpochMilli();
  }

  /**
   * An instant in milliseconds, be it beyond the times that events can have, as the ends of ranges
   * may be. {@link Instant#MAX}, for one, is too far away even so.
   *
   * @param what what it is, for the message
   * @param at the instant
   * @return milliseconds since 1970-01-01T00:00Z, rounded down
   * @throws IllegalArgumentException if it does not fit into a long
   */
  public static long anyMillis(String what, Instant at) {
    try {
      return at.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          what + " must fit into milliseconds since 1970, was " + at, e);
    }
  }

  /**
   * Checks a duration between times.
   *
   * @param what what it is, for the message
   * @param duration how long
   * @throws IllegalArgumentException if it is negative or above {@link #MOST_DAYS}
   */
  public static void requireDuration(String what, Duration duration) {
    if (duration.isNegative() || duration.toDays() > MOST_DAYS) {
      throw new IllegalArgumentException(
          what + " must be in 0.." + MOST_DAYS + " days, was " + duration);
    }
  }
}
