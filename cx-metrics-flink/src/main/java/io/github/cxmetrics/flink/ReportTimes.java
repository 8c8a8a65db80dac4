package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowDefinition;
import io.github.cxmetrics.window.WindowEnds;
import org.jspecify.annotations.Nullable;

/**
 * When reports are due: at the ends of windows, up to a last one if there is any. Times are the
 * library's: a report at an end is due when the watermark is at it or later.
 */
final class ReportTimes {

  /** All times an event can have: the window of a report that no end is known of. */
  static final Window WHOLE = new Window(1 - EventTime.FARTHEST_MILLIS, EventTime.FARTHEST_MILLIS);

  /** Stands for no time, be it that none is known yet or that there is none more. */
  static final long NEVER = Long.MIN_VALUE;

  private final @Nullable WindowEnds ends;
  private final long until;

  /**
   * Makes the times.
   *
   * @param periods the windows; null if there is only a last report
   * @param until the end of the last report; {@link #NEVER} if there is none
   */
  ReportTimes(@Nullable WindowDefinition periods, long until) {
    ends = periods == null ? null : WindowEnds.of(periods);
    this.until = until;
  }

  /** The window of the first report at an end after an instant; null if there is none. */
  @Nullable Window firstAfter(long atMillis) {
    if (until != NEVER && atMillis >= until) {
      return null;
    }
    if (ends == null) {
      return until == NEVER ? null : new Window(WHOLE.startMillis(), until);
    }
    Window window = ends.firstAfter(Math.min(atMillis, EventTime.FARTHEST_MILLIS));
    return until == NEVER || window.endMillis() <= until
        ? window
        : new Window(Math.min(window.startMillis(), until), until);
  }

  /**
   * The end of the first report after an instant; {@link #NEVER} if there is none. The first at or
   * behind the last time an event can have is the last: a watermark may be further, and periods
   * would go on for ever.
   */
  long endAfter(long atMillis) {
    Window window = firstAfter(Math.min(atMillis, EventTime.FARTHEST_MILLIS - 1));
    return window == null || window.endMillis() <= atMillis ? NEVER : window.endMillis();
  }

  /** The window of the report at an end that {@link #endAfter} has named. */
  Window endingAt(long end) {
    return requireNonNull(firstAfter(end - 1));
  }

  /** Flink's watermark as the library has it: no record before it will come. */
  static long watermark(long flinks) {
    return flinks == Long.MIN_VALUE || flinks == Long.MAX_VALUE ? flinks : flinks + 1;
  }

  /** When Flink's timer must ring for a report at an end: the last instant before it. */
  static long timer(long end) {
    return end == WHOLE.endMillis() ? Long.MAX_VALUE : end - 1;
  }
}
