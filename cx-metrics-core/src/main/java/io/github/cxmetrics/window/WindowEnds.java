package io.github.cxmetrics.window;

import org.jspecify.annotations.Nullable;

/**
 * The ends of windows, one after the other: the times at which something is due that is asked again
 * and again.
 *
 * <p>Where a zone turned its clocks back across midnight, a window ends at the instant it
 * {@linkplain Window says}, not when its repeated minutes are over.
 *
 * <p>Not thread-safe: it remembers its last answer.
 *
 * @since 0.1
 */
public final class WindowEnds {

  private final PaneGrid grid;

  /* All times from the first up to the end of the window have that window. */
  private long knownFrom;
  private @Nullable Window known;

  private WindowEnds(PaneGrid grid) {
    this.grid = grid;
  }

  /**
   * The ends of the windows of a definition.
   *
   * @param windows the windows; no sessions, which end where the records say
   * @return their ends
   * @throws IllegalArgumentException if they are sessions
   */
  public static WindowEnds of(WindowDefinition windows) {
    return new WindowEnds(PaneGrid.of(windows));
  }

  /**
   * The first window that ends after an instant.
   *
   * @param atMillis the instant, in milliseconds since 1970-01-01T00:00Z
   * @return the window; its end is later than the instant
   */
  public Window firstAfter(long atMillis) {
    Window last = known;
    if (last != null && knownFrom <= atMillis && atMillis < last.endMillis()) {
      return last;
    }
    Window found = find(atMillis);
    knownFrom = found.equals(last) ? Math.min(knownFrom, atMillis) : atMillis;
    known = found;
    return found;
  }

  private Window find(long atMillis) {
    long number = grid.lastClosed(atMillis) + 1;
    Window window = grid.window(number);
    while (window.endMillis() <= atMillis) {
      number++;
      window = grid.window(number);
    }
    return window;
  }
}
