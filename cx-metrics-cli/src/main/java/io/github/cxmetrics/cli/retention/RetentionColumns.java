package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.IntervalRule;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.ReturnIntervals;
import io.github.cxmetrics.retention.ReturnRule;
import io.github.cxmetrics.time.CalendarGrid;
import java.time.DateTimeException;

/**
 * Which cells of a retention have begun when the data end: the others have no number.
 *
 * @param retention the retention
 */
record RetentionColumns(Retention retention) {

  /** What stands behind numbers that are not final. */
  static final String UNFINISHED = "*";

  /** Whether any of a column's intervals has begun for a cohort. */
  boolean hasBegun(CohortRow row, int column) {
    CalendarGrid grid = retention.definition().grid();
    ReturnIntervals intervals = retention.definition().intervals();
    long before = 0;
    for (int i = 0; i < column - 1; i++) {
      before += intervals.columns().get(i);
    }
    long first = column == 0 ? 0 : before + 1;
    try {
      long begin =
          intervals.rule() == IntervalRule.CALENDAR
              ? grid.period(row.cohort() + first).startInstant().toEpochMilli()
              : Math.addExact(
                  grid.period(row.cohort()).startInstant().toEpochMilli(),
                  Math.multiplyExact(first, intervals.length().toMillis()));
      return begin <= retention.asOfMillis();
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      return false; // beyond all calendars
    }
  }

  /** Whether any cell up to a column has begun and is not over. */
  boolean hasUnfinished(int last) {
    return retention.cohorts().stream().anyMatch(row -> hasUnfinished(row, last));
  }

  private boolean hasUnfinished(CohortRow row, int last) {
    for (int column = 0; column <= last; column++) {
      if (hasBegun(row, column) && !row.cell(column, ReturnRule.ON).isFinished()) {
        return true;
      }
    }
    return false;
  }

  /** What stands behind the number of a cell, so that numbers keep below each other. */
  static String mark(boolean finished, boolean marking) {
    return !marking ? "" : finished ? " " : UNFINISHED;
  }

  /** The last column that has begun for any cohort; 0 at least. */
  int last() {
    for (int column = retention.pooled().columns(); column > 0; column--) {
      int each = column;
      if (retention.cohorts().stream().anyMatch(row -> hasBegun(row, each))) {
        return column;
      }
    }
    return 0;
  }
}
