package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.ActivePeriods;

/** Counts the active days of one actor after the other, over all time. */
final class ActivityCounter implements ActorCounter<Activity> {

  private final ActivityDefinition definition;
  private final Distribution daysActive = new Distribution(1);
  private long onSeveralDays;
  private long firstDay = Activity.NO_FIRST;
  private long lastDay = Activity.NO_LAST;

  ActivityCounter(ActivityDefinition definition) {
    this.definition = definition;
  }

  @Override
  public void addAll(ActivityState state) {
    state.days().forEach((actor, periods) -> add(periods));
  }

  private void add(ActivePeriods periods) {
    long days = periods.count();
    daysActive.addActor(days);
    onSeveralDays += days > 1 ? 1 : 0;
    firstDay = Math.min(firstDay, periods.first());
    lastDay = Math.max(lastDay, periods.last());
  }

  @Override
  public Activity sums() {
    return new Activity(definition, daysActive, onSeveralDays, firstDay, lastDay);
  }
}
