package io.github.cxmetrics.retention;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The retention of actors known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class RetentionMetric<T> implements Metric<T, RetentionAccumulator, Retention> {

  @Serial private static final long serialVersionUID = 1L;

  private final RetentionDefinition definition;
  private final LongField<? super T> actor;
  private final RetentionEvents<T> events;

  RetentionMetric(
      RetentionDefinition definition, LongField<? super T> actor, RetentionEvents<T> events) {
    this.definition = definition;
    this.actor = actor;
    this.events = events;
  }

  @Override
  public RetentionAccumulator newAccumulator() {
    return new RetentionAccumulator(definition);
  }

  @Override
  public void add(RetentionAccumulator accumulator, T record) {
    accumulator.add(
        actor.applyAsLong(record),
        events.atMillis().applyAsLong(record),
        events.roles(record),
        events.propertyOf(record),
        events.value().applyAsLong(record));
  }
}
