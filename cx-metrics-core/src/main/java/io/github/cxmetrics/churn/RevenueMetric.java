package io.github.cxmetrics.churn;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The recurring revenue of customers known by number, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class RevenueMetric<T> implements Metric<T, RevenueAccumulator, Revenue> {

  @Serial private static final long serialVersionUID = 1L;

  private final RevenueDefinition definition;
  private final LongField<? super T> customer;
  private final RevenueFields<T> fields;

  RevenueMetric(
      RevenueDefinition definition, LongField<? super T> customer, RevenueFields<T> fields) {
    fields.requireFor(definition);
    this.definition = definition;
    this.customer = customer;
    this.fields = fields;
  }

  @Override
  public RevenueAccumulator newAccumulator() {
    return new RevenueAccumulator(definition);
  }

  @Override
  public void add(RevenueAccumulator accumulator, T record) {
    accumulator.add(customer.applyAsLong(record), record, fields);
  }
}
