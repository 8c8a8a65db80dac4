package io.github.cxmetrics.churn;

import io.github.cxmetrics.Metric;

/**
 * The churn over the states of customers known by text.
 *
 * @param definition who is a customer, and when
 * @param scope which part of the data, and when they end
 * @since 0.1
 */
public record NamedChurnPopulationMetric(ChurnDefinition definition, ChurnScope scope)
    implements Metric<NamedChurnAccumulator, ChurnPopulationAccumulator, Churn> {

  /**
   * Checks that the end of the data is said.
   *
   * @param definition as the record component
   * @param scope as the record component
   * @throws IllegalArgumentException if the scope does not say when the data end
   */
  public NamedChurnPopulationMetric {
    ChurnPopulationAccumulator.require(definition, scope);
  }

  @Override
  public ChurnPopulationAccumulator newAccumulator() {
    return new ChurnPopulationAccumulator(definition, scope);
  }

  @Override
  public void add(ChurnPopulationAccumulator accumulator, NamedChurnAccumulator customers) {
    accumulator.add(customers);
  }

  @Override
  public void check(NamedChurnAccumulator customers) {
    customers.state();
  }
}
