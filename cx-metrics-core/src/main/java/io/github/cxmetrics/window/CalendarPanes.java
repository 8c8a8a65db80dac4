package io.github.cxmetrics.window;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.PeriodFinder;
import java.time.Instant;

/**
 * Calendar periods, each a pane; a window has the number of its last period.
 *
 * <p>Where a zone turns its clocks back across midnight, the day before comes again for a while. A
 * pane is then not one stretch of time, and is over only when no later instant belongs to it.
 */
final class CalendarPanes extends PaneGrid {

  private static final long MILLIS_PER_DAY = 86_400_000;

  private final CalendarGrid grid;
  private final PeriodFinder finder;
  private final int periods;

  CalendarPanes(CalendarWindows windows) {
    grid = windows.grid();
    finder = grid.finder();
    periods = windows.periods();
  }

  @Override
  public long paneOf(long atMillis) {
    return finder.indexOf(atMillis);
  }

  @Override
  long startOf(long pane) {
    return Math.max(grid.period(pane).startInstant().toEpochMilli(), 1 - EventTime.FARTHEST_MILLIS);
  }

  @Override
  long endOf(long pane) {
    return isOneStretch(grid.period(pane))
        ? Math.min(endOfPeriod(pane), EventTime.FARTHEST_MILLIS)
        : startOf(pane);
  }

  /** Whether clocks are not turned back to the period before, nor from the next one to this. */
  private boolean isOneStretch(CalendarPeriod period) {
    return grid.earliestIndexFrom(period.startInstant()) == period.index()
        && grid.earliestIndexFrom(period.endInstant()) > period.index();
  }

  @Override
  public long firstWindowOf(long pane) {
    return pane;
  }

  @Override
  public long lastWindowOf(long pane) {
    return pane + periods - 1;
  }

  @Override
  public long firstPaneOf(long window) {
    return window - periods + 1;
  }

  @Override
  public long lastPaneOf(long window) {
    return window;
  }

  @Override
  public Window window(long window) {
    return new Window(
        grid.period(firstPaneOf(window)).startInstant().toEpochMilli(), endOfPeriod(window));
  }

  private long endOfPeriod(long period) {
    return grid.period(period).endInstant().toEpochMilli();
  }

  @Override
  public long lastClosed(long watermark) {
    return grid.earliestIndexFrom(Instant.ofEpochMilli(watermark)) - 1;
  }

  @Override
  public long deadline(long window) {
    long end = endOfPeriod(window);
    return lastClosed(end) >= window ? end : endOfRepetition(window, end);
  }

  /** When a period is over that comes again within a day after its end. */
  private long endOfRepetition(long window, long end) {
    long open = end;
    long closed = end + 2 * MILLIS_PER_DAY;
    while (closed - open > 1) {
      long middle = open + (closed - open) / 2;
      if (lastClosed(middle) >= window) {
        closed = middle;
      } else {
        open = middle;
      }
    }
    return closed;
  }
}
