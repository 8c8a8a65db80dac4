package io.github.cxmetrics.churn;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The inactivity of customers known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class InactivityMetric<T> implements Metric<T, InactivityAccumulator, Inactivity> {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityDefinition definition;
  private final LongField<? super T> actor;
  private final LongField<? super T> atMillis;

  InactivityMetric(
      InactivityDefinition definition, LongField<? super T> actor, LongField<? super T> atMillis) {
    this.definition = definition;
    this.actor = actor;
    this.atMillis = atMillis;
  }

  @Override
  public InactivityAccumulator newAccumulator() {
    return new InactivityAccumulator(definition);
  }

  @Override
  public void add(InactivityAccumulator accumulator, T record) {
    accumulator.add(actor.applyAsLong(record), atMillis.applyAsLong(record));
  }
}
