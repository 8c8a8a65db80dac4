package io.github.cxmetrics.flink;

import io.github.cxmetrics.window.PaneGrid;
import io.github.cxmetrics.window.TumblingWindows;
import java.time.Duration;

/** The watermarks at which early results are due: the multiples of a duration. */
final class EarlyTicks {

  private final PaneGrid grid;

  EarlyTicks(Duration every) {
    grid = PaneGrid.of(TumblingWindows.of(every));
  }

  /** The first one after a watermark. */
  long nextAfter(long watermark) {
    return grid.deadline(grid.lastClosed(watermark) + 1);
  }

  /** Whether a watermark is one. */
  boolean isTick(long watermark) {
    return grid.deadline(grid.lastClosed(watermark)) == watermark;
  }
}
