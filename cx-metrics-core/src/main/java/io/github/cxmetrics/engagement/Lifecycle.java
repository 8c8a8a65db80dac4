package io.github.cxmetrics.engagement;

import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;
import java.util.List;

/**
 * The lifecycle of actors: of each interval of a range, who was new, returning, resurrecting and
 * dormant. See {@link LifecycleInterval} for what these are.
 *
 * @param intervals the intervals in ascending order
 * @since 0.1
 */
public record Lifecycle(List<LifecycleInterval> intervals) implements Serializable {

  /**
   * Takes a copy of the list.
   *
   * @param intervals as the record component
   */
  public Lifecycle {
    intervals = List.copyOf(intervals);
  }

  static Lifecycle of(ActivityState state, AskedRange asked, CalendarUnit unit) {
    LifecycleCounter counter = new LifecycleCounter(asked, asked.intervals(unit));
    counter.addAll(state);
    return counter.sums();
  }
}
