package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The churn of customers known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedChurnMetric<T> implements Metric<T, NamedChurnAccumulator, Churn> {

  @Serial private static final long serialVersionUID = 1L;

  private final ChurnDefinition definition;
  private final Field<? super T, String> actor;
  private final ChurnFields<T> fields;

  NamedChurnMetric(
      ChurnDefinition definition, Field<? super T, String> actor, ChurnFields<T> fields) {
    this.definition = requireNonNull(definition, "definition");
    this.actor = requireNonNull(actor, "actor");
    this.fields = fields;
  }

  @Override
  public NamedChurnAccumulator newAccumulator() {
    return new NamedChurnAccumulator(definition);
  }

  @Override
  public void add(NamedChurnAccumulator accumulator, T record) {
    if (fields.change() == null) {
      accumulator.add(actor.apply(record), fields.subscriptionOf(record));
    } else {
      accumulator.addStatus(actor.apply(record), fields.changeOf(record));
    }
  }
}
