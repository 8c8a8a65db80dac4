package io.github.cxmetrics.sketch;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;

/** Active users known by number, over records of any type. */
record LongActiveUsersMetric<T>(
    SketchDefinition definition, LongField<? super T> actor, LongField<? super T> atMillis)
    implements Metric<T, ActiveUsersSketch, ApproximateActiveUsers> {

  @Override
  public ActiveUsersSketch newAccumulator() {
    return new ActiveUsersSketch(definition);
  }

  @Override
  public void add(ActiveUsersSketch accumulator, T record) {
    accumulator.add(actor.applyAsLong(record), atMillis.applyAsLong(record));
  }
}
