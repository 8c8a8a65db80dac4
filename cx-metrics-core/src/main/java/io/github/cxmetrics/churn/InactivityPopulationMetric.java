package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The churn by inactivity over the states of customers whom no other record holds.
 *
 * @param <S> the state of some customers: {@link InactivityAccumulator} or {@link
 *     NamedInactivityAccumulator}
 * @since 0.1
 */
public final class InactivityPopulationMetric<S>
    implements Metric<S, InactivityPopulationAccumulator, InactivityChurn> {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityDefinition definition;
  private final InactivityQuestion question;
  private final Field<S, InactivityCustomers> customers;

  InactivityPopulationMetric(
      InactivityDefinition definition,
      InactivityQuestion question,
      Field<S, InactivityCustomers> customers) {
    this.definition = requireNonNull(definition, "definition");
    this.question = question;
    this.customers = customers;
    if (question.asOf().isEmpty() || question.from().isEmpty()) {
      throw new IllegalArgumentException(
          "question of a population must say when the data end and what the first date is, because"
              + " no record knows the activity of the others, was "
              + question);
    }
    newAccumulator(); // says now what cannot be asked
  }

  @Override
  public InactivityPopulationAccumulator newAccumulator() {
    return new InactivityPopulationAccumulator(definition, question);
  }

  @Override
  public void add(InactivityPopulationAccumulator accumulator, S record) {
    accumulator.add(customers.apply(record));
  }

  @Override
  public void check(S record) {
    customers.apply(record).require(definition);
  }
}
