package io.github.cxmetrics.engagement;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The sessions of actors known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class SessionsMetric<T> implements Metric<T, SessionsAccumulator, Sessions> {

  @Serial private static final long serialVersionUID = 1L;

  private final SessionDefinition definition;
  private final LongField<? super T> actor;
  private final LongField<? super T> atMillis;

  SessionsMetric(
      SessionDefinition definition, LongField<? super T> actor, LongField<? super T> atMillis) {
    this.definition = definition;
    this.actor = actor;
    this.atMillis = atMillis;
  }

  @Override
  public SessionsAccumulator newAccumulator() {
    return new SessionsAccumulator(definition);
  }

  @Override
  public void add(SessionsAccumulator accumulator, T record) {
    accumulator.add(actor.applyAsLong(record), atMillis.applyAsLong(record));
  }
}
