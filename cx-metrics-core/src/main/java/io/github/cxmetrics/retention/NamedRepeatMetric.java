package io.github.cxmetrics.retention;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The repeat purchase of customers known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedRepeatMetric<T>
    implements Metric<T, NamedRepeatAccumulator, RepeatPurchase> {

  @Serial private static final long serialVersionUID = 1L;

  private final RepeatDefinition definition;
  private final Field<? super T, String> actor;
  private final OrderFields<T> fields;

  NamedRepeatMetric(
      RepeatDefinition definition, Field<? super T, String> actor, OrderFields<T> fields) {
    fields.requireFor(definition);
    this.definition = definition;
    this.actor = actor;
    this.fields = fields;
  }

  @Override
  public NamedRepeatAccumulator newAccumulator() {
    return new NamedRepeatAccumulator(definition);
  }

  @Override
  public void add(NamedRepeatAccumulator accumulator, T record) {
    accumulator.add(
        actor.apply(record),
        fields.atMillis().applyAsLong(record),
        fields.mark(record),
        fields.amount().applyAsLong(record),
        fields.text(definition, record),
        fields.number(definition, record));
  }
}
