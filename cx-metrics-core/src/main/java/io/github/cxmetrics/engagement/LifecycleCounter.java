package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.time.PeriodFinder;
import io.github.cxmetrics.wire.StateReader;
import java.util.ArrayList;
import java.util.List;

/** Counts the intervals of one actor after the other. */
final class LifecycleCounter implements ActorCounter<Lifecycle> {

  private static final int NONE = -2;

  private final Intervals intervals;
  private final long firstOpenDay;
  private final PeriodFinder creationDays;
  private final DayWords days;
  private final long[] newActors;
  private final long[] returning;
  private final long[] resurrecting;
  private final long[] dormant;

  LifecycleCounter(AskedRange asked, Intervals intervals) {
    this.intervals = intervals;
    firstOpenDay = asked.firstOpenDay();
    creationDays = asked.definition().days().finder();
    days = new DayWords(intervals.start(0), intervals.end());
    int size = intervals.size() + 2; // that before them, and that after them
    newActors = new long[size];
    returning = new long[size];
    resurrecting = new long[size];
    dormant = new long[size];
  }

  @Override
  public void addAll(ActivityState state) {
    state
        .days()
        .forEach(
            (actor, periods) -> {
              if (days.read(periods)) {
                readActor(state.newDay(actor, periods, creationDays));
              }
            });
  }

  private void readActor(long newDay) {
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

  /** Takes over the counts of an interval. */
  void read(int number, StateReader in) {
    long room = Tally.MOST;
    for (long[] counts : List.of(newActors, returning, resurrecting, dormant)) {
      counts[number] = in.readCount(0, room, "number of actors in a lifecycle");
      room -= counts[number];
    }
  }

  @Override
  public Lifecycle sums() {
    List<LifecycleInterval> counted = new ArrayList<>();
    for (int number = 1; number <= intervals.size(); number++) {
      counted.add(
          new LifecycleInterval(
              intervals.period(number),
              newActors[number],
              returning[number],
              resurrecting[number],
              dormant[number],
              intervals.start(number + 1) <= firstOpenDay));
    }
    return new Lifecycle(counted);
  }
}
