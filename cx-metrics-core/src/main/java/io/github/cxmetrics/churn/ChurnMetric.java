package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The churn of customers known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class ChurnMetric<T> implements Metric<T, ChurnAccumulator, Churn> {

  @Serial private static final long serialVersionUID = 1L;

  private final ChurnDefinition definition;
  private final LongField<? super T> actor;
  private final ChurnFields<T> fields;

  ChurnMetric(ChurnDefinition definition, LongField<? super T> actor, ChurnFields<T> fields) {
    this.definition = requireNonNull(definition, "definition");
    this.actor = requireNonNull(actor, "actor");
    this.fields = fields;
  }

  @Override
  public ChurnAccumulator newAccumulator() {
    return new ChurnAccumulator(definition);
  }

  @Override
  public void add(ChurnAccumulator accumulator, T record) {
    if (fields.change() == null) {
      accumulator.add(actor.applyAsLong(record), fields.subscriptionOf(record));
    } else {
      accumulator.addStatus(actor.applyAsLong(record), fields.changeOf(record));
    }
  }
}
