package io.github.cxmetrics.window;

import java.time.Duration;

/**
 * For each key, records that follow one another in less than a gap. A session begins with its first
 * record and ends a gap after its last; a record between two sessions that comes late makes one of
 * them.
 *
 * <p>Windows are half-open: a record exactly a gap after the last begins a new session. Where such
 * a record is to belong to the session, as in {@code engagement.Sessions}, make the gap a
 * millisecond longer.
 *
 * @param gap how long a silence ends a session
 * @since 0.1
 */
public record SessionWindows(Duration gap) implements WindowDefinition {

  /**
   * Checks the gap.
   *
   * @param gap as the record component
   * @throws IllegalArgumentException if it is not of whole milliseconds from 1 ms to 3,652,500 days
   */
  public SessionWindows {
    WindowLength.requireSome("session gap", gap);
  }

  /**
   * Sessions that end after a silence.
   *
   * @param gap how long
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static SessionWindows of(Duration gap) {
    return new SessionWindows(gap);
  }

  /**
   * The session of a record that is near no other. Two sessions of a key become one if they {@link
   * Window#overlaps} and are then as long as their {@link Window#span}; the session of a record
   * exactly a gap later only touches.
   *
   * @param atMillis the time of the record, in milliseconds since 1970-01-01T00:00Z
   * @return from the record until a gap after it
   */
  public Window windowOf(long atMillis) {
    return new Window(atMillis, atMillis + gap.toMillis());
  }

  @Override
  public String describe() {
    return "sessions, gap " + gap;
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
