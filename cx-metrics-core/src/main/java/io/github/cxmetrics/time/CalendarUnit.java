package io.github.cxmetrics.time;

/**
 * The length of a calendar period.
 *
 * @since 0.1
 */
public enum CalendarUnit {
  /**
   * An hour of elapsed time that begins on a full hour of local time. The hour that clocks repeat
   * when they are turned back is two periods.
   */
  HOUR,

  /** From one local midnight to the next. */
  DAY,

  /** Seven local days; the {@link CalendarGrid} says on which day of the week they begin. */
  WEEK,

  /** A calendar month. */
  MONTH,

  /** Three calendar months, beginning in January, April, July or October. */
  QUARTER,

  /** A calendar year. */
  YEAR
}
