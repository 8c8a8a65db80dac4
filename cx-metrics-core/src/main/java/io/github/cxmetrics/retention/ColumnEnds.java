package io.github.cxmetrics.retention;

import java.io.Serial;
import java.io.Serializable;

/** Which columns of a member have begun, and which are over, when the data end. */
final class ColumnEnds implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  final int columns;
  final boolean calendar;

  private final long asOfMillis;
  private final long lengthMillis;
  private final long[] ends;

  /* The first period that is not over. */
  private final long openPeriod;

  /* The period in which the data end. */
  private final long lastPeriod;

  ColumnEnds(RetentionDefinition definition, long asOfMillis) {
    this.asOfMillis = asOfMillis;
    ReturnIntervals intervals = definition.intervals();
    columns = intervals.columns().size();
    calendar = intervals.isCalendar();
    lengthMillis = intervals.length().toMillis();
    ends = intervals.ends();
    lastPeriod = calendar ? definition.grid().indexOfMillis(asOfMillis) : 0;
    openPeriod = calendar ? definition.grid().indexOfMillis(asOfMillis + 1) : 0;
  }

  /** The last column that has begun: the one before it has ended. */
  int begun(long cohort, long startMillis) {
    int column = 0;
    if (calendar) {
      while (column < columns && cohort + ends[column] <= lastPeriod) {
        column++;
      }
    } else {
      while (column < columns && startMillis + ends[column] * lengthMillis <= asOfMillis) {
        column++;
      }
    }
    return column;
  }

  /** The last column that is over; -1 if not even column 0 is. */
  int over(long cohort, long startMillis) {
    int column = -1;
    if (calendar) {
      while (column < columns && cohort + ends[column + 1] <= openPeriod) {
        column++;
      }
    } else {
      while (column < columns && startMillis + ends[column + 1] * lengthMillis - 1 <= asOfMillis) {
        column++;
      }
    }
    return column;
  }
}
