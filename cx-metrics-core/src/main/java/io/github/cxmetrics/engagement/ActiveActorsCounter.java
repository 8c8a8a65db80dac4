package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.ActivePeriods;
import io.github.cxmetrics.state.ActivityBits;

/** Counts the active days of one actor after the other, {@link ActorLanes} at a time. */
final class ActiveActorsCounter implements ActivityBits.Visitor, ActorCounter<ActiveActors> {

  private final AskedRange asked;
  private final RollingWindows windows;
  private final DayWords days;
  private final ActorLanes lanes;
  private final LaneCounts daily;
  private final LaneCounts weekly;
  private final LaneCounts monthly;
  private long inRange;

  ActiveActorsCounter(AskedRange asked) {
    this.asked = asked;
    windows = asked.windows();
    days = new DayWords(asked.from() + 1 - windows.monthDays(), asked.to());
    lanes = new ActorLanes(days.size());
    daily = new LaneCounts(days.size());
    weekly = new LaneCounts(days.size());
    monthly = new LaneCounts(days.size());
  }

  @Override
  public void addAll(ActivityState state) {
    state.days().forEach(this);
  }

  @Override
  public void visit(long actor, ActivePeriods periods) {
    if (!days.read(periods)) {
      return;
    }
    inRange += days.next(asked.from(), asked.to()) < asked.to() ? 1 : 0;
    if (lanes.add(days.words())) {
      count();
    }
  }

  private void count() {
    daily.add(lanes);
    lanes.widen(1, windows.weekDays());
    weekly.add(lanes);
    lanes.widen(windows.weekDays(), windows.monthDays());
    monthly.add(lanes);
    lanes.clear();
  }

  ActiveActorsCounter merge(ActiveActorsCounter other) {
    count();
    other.count();
    daily.addAll(other.daily);
    weekly.addAll(other.weekly);
    monthly.addAll(other.monthly);
    inRange += other.inRange;
    return this;
  }

  @Override
  public ActiveActors sums() {
    count();
    int before = windows.monthDays() - 1;
    int range = asked.days();
    long start = asked.from() - days.firstDay();
    return new ActiveActors(
        asked,
        BitCounts.slice(daily.counts(), start - before, before + range),
        BitCounts.slice(weekly.counts(), start, range),
        BitCounts.slice(monthly.counts(), start, range),
        inRange);
  }
}
