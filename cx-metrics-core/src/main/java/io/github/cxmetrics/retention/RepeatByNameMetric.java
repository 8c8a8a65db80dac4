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
public final class RepeatByNameMetric<T>
    implements Metric<T, RepeatByNameAccumulator, RepeatPurchase> {

  @Serial private static final long serialVersionUID = 1L;

  private final RepeatDefinition definition;
  private final Field<? super T, String> actor;
  private final OrderFields<T> fields;

  RepeatByNameMetric(
      RepeatDefinition definition, Field<? super T, String> actor, OrderFields<T> fields) {
    fields.requireFor(definition);
    this.definition = definition;
    this.actor = actor;
    this.fields = fields;
  }

  @Override
  public RepeatByNameAccumulator newAccumulator() {
    return new RepeatByNameAccumulator(definition);
  }

  @Override
  public void add(RepeatByNameAccumulator accumulator, T record) {
    accumulator.add(
        actor.apply(record),
        fields.atMillis().applyAsLong(record),
        fields.mark(record),
        fields.amount().applyAsLong(record),
        fields.text(definition, record),
        fields.number(definition, record));
  }
}
