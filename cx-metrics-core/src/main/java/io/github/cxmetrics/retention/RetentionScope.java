package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Instant;

/**
 * Which part of a retention is read, and when the data end.
 *
 * @param asOfMillis the last millisecond of which anything is known, since 1970-01-01T00:00Z;
 *     {@link #LAST_EVENT} for that of the last event
 * @param firstCohort the first period index of cohorts that are read
 * @param endCohort the period index after the last
 * @since 0.1
 */
public record RetentionScope(long asOfMillis, long firstCohort, long endCohort)
    implements Serializable {

  /** Says that the data end with the last event. */
  public static final long LAST_EVENT = Long.MIN_VALUE;

  /** All cohorts, as of the last event. */
  public static final RetentionScope ALL =
      new RetentionScope(LAST_EVENT, Long.MIN_VALUE, Long.MAX_VALUE);

  private static final String END_OF_DATA = "end of the data";

  /**
   * Checks the time.
   *
   * @param asOfMillis as the record component
   * @param firstCohort as the record component
   * @param endCohort as the record component
   * @throws IllegalArgumentException if the data end too far from 1970 for the times of events
   */
  public RetentionScope {
    if (asOfMillis != LAST_EVENT) {
      EventTime.require(END_OF_DATA, asOfMillis);
    }
  }

  /**
   * The same as of an instant.
   *
   * @param end the last of which anything is known; events after it count in intervals that are not
   *     over
   * @return a new scope
   */
  public RetentionScope asOf(Instant end) {
    return new RetentionScope(EventTime.millis(END_OF_DATA, end), firstCohort, endCohort);
  }

  /**
   * The same for some cohorts.
   *
   * @param first the first period index
   * @param end the period index after the last
   * @return a new scope
   */
  public RetentionScope cohorts(long first, long end) {
    return new RetentionScope(asOfMillis, first, end);
  }

  /** The scope in words; different scopes never read alike. */
  String describe() {
    return "as of " + asOfMillis + " for cohorts from " + firstCohort + " to " + endCohort;
  }

  boolean holds(long cohort) {
    return firstCohort <= cohort && cohort < endCohort;
  }
}
