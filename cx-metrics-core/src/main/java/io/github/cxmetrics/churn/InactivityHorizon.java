package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.CalendarActivity;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * Where data end.
 *
 * @param last the last day or hour of which anything is known; {@link #NOTHING} if there is none
 * @param firstOpen the first one that is not over; those before it are complete
 */
record InactivityHorizon(long last, long firstOpen) implements Serializable {

  static final long NOTHING = Long.MIN_VALUE;

  private static final InactivityHorizon NONE = new InactivityHorizon(NOTHING, NOTHING);

  static InactivityHorizon of(CalendarActivity activity, Optional<Instant> asOf) {
    return asOf.map(instant -> at(activity.grid(), instant))
        .orElseGet(() -> ofLastActivity(activity));
  }

  /** The end of data that are kept by the periods of a grid. */
  static InactivityHorizon at(CalendarGrid kept, Instant asOf) {
    long millis = EventTime.millis("end of the data", asOf);
    Instant unknown = Instant.ofEpochMilli(millis + 1);
    return new InactivityHorizon(kept.indexOfMillis(millis), kept.earliestIndexFrom(unknown));
  }

  private static InactivityHorizon ofLastActivity(CalendarActivity activity) {
    long[] last = {NOTHING};
    activity.bits().forEach((actor, periods) -> last[0] = Math.max(last[0], periods.last()));
    return last[0] == NOTHING ? NONE : new InactivityHorizon(last[0], last[0] + 1);
  }

  boolean isNothing() {
    return last == NOTHING;
  }
}
