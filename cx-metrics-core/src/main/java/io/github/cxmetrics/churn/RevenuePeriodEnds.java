package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.PeriodFinder;
import java.util.Arrays;

/**
 * When the periods of snapshots begin and end. It remembers some hundred of them, so that adding
 * snapshots makes no objects.
 */
final class RevenuePeriodEnds {

  private static final int REMEMBERED = 256;

  private final CalendarGrid grid;
  private final PeriodFinder finder;
  private final long[] indices = new long[REMEMBERED];
  private final long[] starts = new long[REMEMBERED];
  private final long[] ends = new long[REMEMBERED];

  RevenuePeriodEnds(CalendarGrid grid) {
    this.grid = grid;
    finder = grid.finder();
    Arrays.fill(indices, Long.MIN_VALUE);
  }

  /** The period that holds an instant. */
  long indexOf(long atMillis) {
    EventTime.require(atMillis);
    return finder.indexOf(atMillis);
  }

  long startMillis(long index) {
    return starts[slotOf(index)];
  }

  long endMillis(long index) {
    return ends[slotOf(index)];
  }

  /** Refuses a period beyond the times that events have, or one that its zone skipped. */
  private int slotOf(long index) {
    int slot = (int) index & (REMEMBERED - 1);
    if (indices[slot] != index) {
      CalendarPeriod period = grid.period(index);
      long start = EventTime.millis("start of a period", period.startInstant());
      long end = EventTime.millis("end of a period", period.endInstant());
      RevenueLayout.requireOrder(start, end);
      starts[slot] = start;
      ends[slot] = end;
      indices[slot] = index;
    }
    return slot;
  }
}
