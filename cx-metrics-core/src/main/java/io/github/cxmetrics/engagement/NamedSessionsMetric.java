package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The sessions of actors known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedSessionsMetric<T> implements Metric<T, NamedSessionsAccumulator, Sessions> {

  @Serial private static final long serialVersionUID = 1L;

  private final SessionDefinition definition;
  private final Field<? super T, String> actor;
  private final LongField<? super T> atMillis;

  NamedSessionsMetric(
      SessionDefinition definition, Field<? super T, String> actor, LongField<? super T> atMillis) {
    this.definition = definition;
    this.actor = actor;
    this.atMillis = atMillis;
  }

  @Override
  public NamedSessionsAccumulator newAccumulator() {
    return new NamedSessionsAccumulator(definition);
  }

  @Override
  public void add(NamedSessionsAccumulator accumulator, T record) {
    accumulator.add(actor.apply(record), atMillis.applyAsLong(record));
  }
}
