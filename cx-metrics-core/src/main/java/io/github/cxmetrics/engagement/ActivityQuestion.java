package io.github.cxmetrics.engagement;

import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;

/**
 * On how many days each actor was active, over all time.
 *
 * @param definition what counts, on whose days
 */
record ActivityQuestion(ActivityDefinition definition) implements PopulationQuestion<Activity> {

  @Override
  public StateHeader header() {
    return StateHeader.of("activityPopulation", 1, definition.describe());
  }

  @Override
  public ActivityCounter counter() {
    return new ActivityCounter(definition);
  }

  @Override
  public Activity plus(Activity some, Activity others) {
    return some.plus(others);
  }

  @Override
  public void write(Activity sums, StateWriter out) {
    sums.writeTo(out);
  }

  @Override
  public Activity read(StateReader in) {
    return Activity.readFrom(in, definition);
  }
}
