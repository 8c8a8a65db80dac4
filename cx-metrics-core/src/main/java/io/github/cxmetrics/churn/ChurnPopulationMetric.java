package io.github.cxmetrics.churn;

import io.github.cxmetrics.Metric;

/**
 * The churn over the states of customers known by number.
 *
 * @param definition who is a customer, and when
 * @param scope which part of the data, and when they end
 * @since 0.1
 */
public record ChurnPopulationMetric(ChurnDefinition definition, ChurnScope scope)
    implements Metric<ChurnAccumulator, ChurnPopulationAccumulator, Churn> {

  /**
   * Checks that the end of the data is said.
   *
   * @param definition as the record component
   * @param scope as the record component
   * @throws IllegalArgumentException if the scope does not say when the data end
   */
  public ChurnPopulationMetric {
    ChurnPopulationAccumulator.require(definition, scope);
  }

  @Override
  public ChurnPopulationAccumulator newAccumulator() {
    return new ChurnPopulationAccumulator(definition, scope);
  }

  @Override
  public void add(ChurnPopulationAccumulator accumulator, ChurnAccumulator customers) {
    accumulator.add(customers);
  }

  @Override
  public void check(ChurnAccumulator customers) {
    customers.state();
  }
}
