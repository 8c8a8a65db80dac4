package io.github.cxmetrics.sketch;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;

/** Active users known by text, over records of any type. */
record ActiveUsersMetric<T>(
    SketchDefinition definition, Field<? super T, String> actor, LongField<? super T> atMillis)
    implements Metric<T, ActiveUsersSketch, ApproximateActiveUsers> {

  @Override
  public ActiveUsersSketch newAccumulator() {
    return new ActiveUsersSketch(definition);
  }

  @Override
  public void add(ActiveUsersSketch accumulator, T record) {
    accumulator.add(actor.apply(record), atMillis.applyAsLong(record));
  }
}
