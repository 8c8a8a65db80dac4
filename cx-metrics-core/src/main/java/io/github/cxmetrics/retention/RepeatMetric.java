package io.github.cxmetrics.retention;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The repeat purchase of customers known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class RepeatMetric<T> implements Metric<T, RepeatAccumulator, RepeatPurchase> {

  @Serial private static final long serialVersionUID = 1L;

  private final RepeatDefinition definition;
  private final LongField<? super T> actor;
  private final OrderFields<T> fields;

  RepeatMetric(RepeatDefinition definition, LongField<? super T> actor, OrderFields<T> fields) {
    fields.requireFor(definition);
    this.definition = definition;
    this.actor = actor;
    this.fields = fields;
  }

  @Override
  public RepeatAccumulator newAccumulator() {
    return new RepeatAccumulator(definition);
  }

  @Override
  public void add(RepeatAccumulator accumulator, T record) {
    accumulator.add(
        actor.applyAsLong(record),
        fields.atMillis().applyAsLong(record),
        fields.mark(record),
        fields.amount().applyAsLong(record),
        fields.text(definition, record),
        fields.number(definition, record));
  }
}
