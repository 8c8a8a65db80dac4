package io.github.cxmetrics.retention;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The retention of actors known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedRetentionMetric<T>
    implements Metric<T, NamedRetentionAccumulator, Retention> {

  @Serial private static final long serialVersionUID = 1L;

  private final RetentionDefinition definition;
  private final Field<? super T, String> actor;
  private final RetentionEvents<T> events;

  NamedRetentionMetric(
      RetentionDefinition definition, Field<? super T, String> actor, RetentionEvents<T> events) {
    this.definition = definition;
    this.actor = actor;
    this.events = events;
  }

  @Override
  public NamedRetentionAccumulator newAccumulator() {
    return new NamedRetentionAccumulator(definition);
  }

  @Override
  public void add(NamedRetentionAccumulator accumulator, T record) {
    accumulator.add(
        actor.apply(record),
        events.atMillis().applyAsLong(record),
        events.roles(record),
        events.propertyOf(record),
        events.value().applyAsLong(record));
  }
}
