package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * The churn over the states of customers whom no other record holds.
 *
 * @param <S> the state of some customers: {@link ChurnAccumulator} or {@link NamedChurnAccumulator}
 * @since 0.1
 */
public final class ChurnPopulationMetric<S>
    implements Metric<S, ChurnPopulationAccumulator, Churn> {

  @Serial private static final long serialVersionUID = 1L;

  private final ChurnDefinition definition;
  private final ChurnScope scope;
  private final Field<S, ChurnState> state;

  ChurnPopulationMetric(ChurnDefinition definition, ChurnScope scope, Field<S, ChurnState> state) {
    this.definition = requireNonNull(definition, "definition");
    this.scope = scope;
    this.state = state;
    if (scope.asOf().isEmpty()) {
      throw new IllegalArgumentException(
          "scope of a population must say when the data end, because no record knows the last time"
              + " of the others, was "
              + scope);
    }
  }

  @Override
  public ChurnPopulationAccumulator newAccumulator() {
    return new ChurnPopulationAccumulator(definition, scope);
  }

  @Override
  public void add(ChurnPopulationAccumulator accumulator, S record) {
    accumulator.add(state.apply(record));
  }

  /** Every state is accepted, so nothing is folded to find that out. */
  @Override
  public void check(S record) {
    requireNonNull(record, "record");
  }
}
