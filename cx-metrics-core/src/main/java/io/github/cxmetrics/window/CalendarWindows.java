package io.github.cxmetrics.window;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.ZoneId;

/**
 * Calendar periods of a zone, or at the end of each period the last few of them: the days of Seoul,
 * the trailing 12 months of Paris. 31 January 23:30 UTC belongs to February in Paris, and days on
 * which clocks change have 23 or 25 hours.
 *
 * @param grid the unit and the zone
 * @param periods how many consecutive periods make a window, 1 to 10,000
 * @since 0.1
 */
public record CalendarWindows(CalendarGrid grid, int periods) implements WindowDefinition {

  /**
   * Checks the number of periods.
   *
   * @param grid as the record component
   * @param periods as the record component
   * @throws IllegalArgumentException if it is not in 1..10,000
   */
  public CalendarWindows {
    requireNonNull(grid, "grid");
    if (periods < 1 || periods > WindowLength.MOST_PANES) {
      throw new IllegalArgumentException(
          "calendar periods of a window must be in 1.."
              + WindowLength.MOST_PANES
              + ", was "
              + periods);
    }
  }

  /**
   * Single periods; weeks begin on Monday.
   *
   * @param unit the length of a period
   * @param zone the zone whose local dates count
   * @return the definition
   */
  public static CalendarWindows of(CalendarUnit unit, ZoneId zone) {
    return new CalendarWindows(CalendarGrid.of(unit, zone), 1);
  }

  /**
   * At the end of each period, the last few of them.
   *
   * @param newPeriods how many, the period that ends included
   * @return the definition
   * @throws IllegalArgumentException if they are not in 1..10,000
   */
  public CalendarWindows trailing(int newPeriods) {
    return new CalendarWindows(grid, newPeriods);
  }

  @Override
  public String describe() {
    String weeks =
        grid.unit() == CalendarUnit.WEEK && grid.weekStart() != DayOfWeek.MONDAY
            ? " from " + grid.weekStart()
            : "";
    return "calendar " + periods + " " + grid.unit() + weeks + " in " + grid.zone();
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
