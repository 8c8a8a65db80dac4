package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.ReturnRule;

/**
 * Which cells of a retention have begun when the data end: the others have no number.
 *
 * @param retention the retention
 */
record RetentionColumns(Retention retention) {

  /** What stands behind numbers that are not final. */
  static final String UNFINISHED = "*";

  /** Whether any cell up to a column has begun and is not over. */
  boolean hasUnfinished(int last) {
    return retention.cohorts().stream().anyMatch(row -> hasUnfinished(row, last));
  }

  private boolean hasUnfinished(CohortRow row, int last) {
    for (int column = 0; column <= last; column++) {
      if (row.hasBegun(column) && !row.cell(column, ReturnRule.ON).isFinished()) {
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
    int column = retention.pooled().columns();
    while (column > 0 && !retention.pooled().hasBegun(column)) {
      column--;
    }
    return column;
  }
}
