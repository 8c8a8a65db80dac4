package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.ActivePeriods;
import java.io.Serializable;
import java.util.ArrayList;
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

  static Lifecycle of(ActivityState state, Intervals intervals, long firstOpenDay) {
    Counter counter = new Counter(state, intervals);
    state.days().forEach(counter::read);
    List<LifecycleInterval> counted = new ArrayList<>();
    for (int number = 1; number <= intervals.size(); number++) {
      counted.add(counter.interval(number, firstOpenDay));
    }
    return new Lifecycle(counted);
  }

  /** Counts the intervals of one actor after the other. */
  private static final class Counter {
    private static final int NONE = -2;

    private final ActivityState state;
    private final Intervals intervals;
    private final DayWords days;
    private final long[] newActors;
    private final long[] returning;
    private final long[] resurrecting;
    private final long[] dormant;

    Counter(ActivityState state, Intervals intervals) {
      this.state = state;
      this.intervals = intervals;
      days = new DayWords(intervals.start(0), intervals.end());
      int size = intervals.size() + 2; // that before them, and that after them
      newActors = new long[size];
      returning = new long[size];
      resurrecting = new long[size];
      dormant = new long[size];
    }

    void read(long actor, ActivePeriods periods) {
      if (!days.read(periods)) {
        return;
      }
      long newDay = state.newDay(actor, periods);
      int before = NONE;
      long day = days.next(intervals.start(0), intervals.end());
      while (day < intervals.end()) {
        int number = intervals.numberOf(day);
        long end = intervals.start(number + 1);
        if (before == number - 1) {
          returning[number]++;
        } else {
          countMissed(before);
          boolean isNew = newDay >= intervals.start(number) && newDay < end;
          long[] arrived = isNew ? newActors : resurrecting;
          arrived[number]++;
        }
        before = number;
        day = days.next(end, intervals.end());
      }
      countMissed(before);
    }

    private void countMissed(int before) {
      if (before != NONE) {
        dormant[before + 1]++;
      }
    }

    LifecycleInterval interval(int number, long firstOpenDay) {
      return new LifecycleInterval(
          intervals.period(number),
          newActors[number],
          returning[number],
          resurrecting[number],
          dormant[number],
          intervals.start(number + 1) <= firstOpenDay);
    }
  }
}
