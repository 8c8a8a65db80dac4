package io.github.cxmetrics.retention;

/**
 * From where the intervals of a return are counted.
 *
 * @since 0.1
 */
public enum IntervalRule {
  /**
   * The periods of the cohorts' grid: a return on Monday after a start on Sunday is one day later.
   */
  CALENDAR,

  /** Stretches of equal length from the start event, exact to the millisecond. */
  ROLLING,

  /** As {@link #ROLLING}, from the full hour of the grid's zone that holds the start event. */
  ROLLING_FROM_FULL_HOUR
}
