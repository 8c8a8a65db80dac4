package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import java.time.Instant;

/** Where data end: which local days are complete then. */
final class AsOf {

  /** What is not said is not guessed: then every day counts as complete. */
  static final long NEVER = Long.MAX_VALUE;

  private AsOf() {}

  /**
   * The first local day that is not complete: no instant after the last millisecond of which
   * anything is known is of an earlier day. Where clocks are about to be turned back over midnight,
   * the day before comes again.
   */
  static long firstOpenDay(CalendarGrid days, Instant asOf) {
    return days.earliestIndexFrom(
        Instant.ofEpochMilli(EventTime.millis("end of the data", asOf) + 1));
  }
}
