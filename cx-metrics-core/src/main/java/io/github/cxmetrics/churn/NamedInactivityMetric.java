package io.github.cxmetrics.churn;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The inactivity of customers known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedInactivityMetric<T>
    implements Metric<T, NamedInactivityAccumulator, Inactivity> {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityDefinition definition;
  private final Field<? super T, String> actor;
  private final LongField<? super T> atMillis;

  NamedInactivityMetric(
      InactivityDefinition definition,
      Field<? super T, String> actor,
      LongField<? super T> atMillis) {
    this.definition = definition;
    this.actor = actor;
    this.atMillis = atMillis;
  }

  @Override
  public NamedInactivityAccumulator newAccumulator() {
    return new NamedInactivityAccumulator(definition);
  }

  @Override
  public void add(NamedInactivityAccumulator accumulator, T record) {
    accumulator.add(actor.apply(record), atMillis.applyAsLong(record));
  }
}
