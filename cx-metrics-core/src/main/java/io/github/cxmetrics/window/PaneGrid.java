package io.github.cxmetrics.window;

/**
 * The panes and windows of a definition, by number: a pane is the longest stretch of time in which
 * no window starts or ends, and a window is some consecutive panes.
 */
abstract class PaneGrid {

  /** The grid of windows that do not depend on the records; sessions have none. */
  static PaneGrid of(WindowDefinition windows) {
    if (windows instanceof TumblingWindows tumbling) {
      return SteppedPanes.of(tumbling);
    }
    if (windows instanceof SlidingWindows sliding) {
      return SteppedPanes.of(sliding);
    }
    if (windows instanceof CalendarWindows calendar) {
      return new CalendarPanes(calendar);
    }
    throw new IllegalArgumentException("windows must not be sessions, was " + windows);
  }

  /** The pane that holds a time. */
  abstract long paneOf(long atMillis);

  /** The first millisecond of a pane. */
  abstract long startOf(long pane);

  /** The first millisecond after a pane; not after its start if the pane is not one stretch. */
  abstract long endOf(long pane);

  /** The first window that a pane is part of. */
  abstract long firstWindowOf(long pane);

  /** The last window that a pane is part of. */
  abstract long lastWindowOf(long pane);

  /** The first pane of a window. */
  abstract long firstPaneOf(long window);

  /** The last pane of a window. */
  abstract long lastPaneOf(long window);

  /** A window by its start and end. */
  abstract Window window(long window);

  /** The last window none of whose times is at or after a watermark. */
  abstract long lastClosed(long watermark);

  /** The lowest watermark at which a window is closed. */
  abstract long deadline(long window);
}
