package io.github.cxmetrics.window;

/**
 * The panes and windows of a definition, by number: a pane is the longest stretch of time in which
 * no window starts or ends, and a window is some consecutive panes.
 *
 * <p>This is for those who keep the state of windows themselves, as an engine does: a record is
 * added to one pane, and a window is put together from its panes when it closes. Numbers ascend
 * with time and are the same wherever the definition is. Sessions have no grid, since their windows
 * depend on the records.
 *
 * <p>Watermarks may be up to 2<sup>51</sup> milliseconds from 1970. Not thread-safe: a grid may
 * remember where it looked last.
 *
 * @since 0.1
 */
public abstract sealed class PaneGrid permits SteppedPanes, CalendarPanes {

  PaneGrid() {}

  /**
   * The grid of windows that do not depend on the records.
   *
   * @param windows the definition
   * @return its grid
   * @throws IllegalArgumentException if they are sessions
   */
  public static PaneGrid of(WindowDefinition windows) {
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

  /**
   * The pane that holds a time.
   *
   * @param atMillis the time of a record, in milliseconds since 1970-01-01T00:00Z
   * @return its number
   */
  public abstract long paneOf(long atMillis);

  /** The first millisecond of a pane. */
  abstract long startOf(long pane);

  /** The first millisecond after a pane; not after its start if the pane is not one stretch. */
  abstract long endOf(long pane);

  /**
   * The first window that a pane is part of.
   *
   * @param pane the number of the pane
   * @return the number of the window
   */
  public abstract long firstWindowOf(long pane);

  /**
   * The last window that a pane is part of.
   *
   * @param pane the number of the pane
   * @return the number of the window
   */
  public abstract long lastWindowOf(long pane);

  /**
   * The first pane of a window.
   *
   * @param window the number of the window
   * @return the number of the pane
   */
  public abstract long firstPaneOf(long window);

  /**
   * The last pane of a window.
   *
   * @param window the number of the window
   * @return the number of the pane
   */
  public abstract long lastPaneOf(long window);

  /**
   * A window by its start and end.
   *
   * @param window the number of the window
   * @return from when to when
   */
  public abstract Window window(long window);

  /**
   * The last window none of whose times is at or after a watermark.
   *
   * @param watermark the watermark, in milliseconds since 1970-01-01T00:00Z
   * @return the number of the window; all before it are closed too
   */
  public abstract long lastClosed(long watermark);

  /**
   * The lowest watermark at which a window is closed: its end, or later if some of its times come
   * again after that.
   *
   * @param window the number of the window
   * @return the watermark, in milliseconds since 1970-01-01T00:00Z
   */
  public abstract long deadline(long window);
}
