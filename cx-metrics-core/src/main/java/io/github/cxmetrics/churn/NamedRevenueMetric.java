package io.github.cxmetrics.churn;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The recurring revenue of customers known by text, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class NamedRevenueMetric<T> implements Metric<T, NamedRevenueAccumulator, Revenue> {

  @Serial private static final long serialVersionUID = 1L;

  private final RevenueDefinition definition;
  private final Field<? super T, String> customer;
  private final RevenueFields<T> fields;

  NamedRevenueMetric(
      RevenueDefinition definition, Field<? super T, String> customer, RevenueFields<T> fields) {
    fields.requireFor(definition);
    this.definition = definition;
    this.customer = customer;
    this.fields = fields;
  }

  @Override
  public NamedRevenueAccumulator newAccumulator() {
    return new NamedRevenueAccumulator(definition);
  }

  @Override
  public void add(NamedRevenueAccumulator accumulator, T record) {
    accumulator.add(customer.apply(record), record, fields);
  }
}
