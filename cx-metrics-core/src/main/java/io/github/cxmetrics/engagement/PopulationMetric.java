package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;

/**
 * A question about actors over states that hold some of them each.
 *
 * @param question what is asked
 * @param state what a record holds
 * @param <S> the record
 * @param <R> the answer
 */
record PopulationMetric<S, R>(PopulationQuestion<R> question, Field<S, ActivityState> state)
    implements Metric<S, ActivityPopulationAccumulator<R>, R> {

  @Override
  public ActivityPopulationAccumulator<R> newAccumulator() {
    return new ActivityPopulationAccumulator<>(question);
  }

  @Override
  public void add(ActivityPopulationAccumulator<R> accumulator, S record) {
    accumulator.add(state.apply(record));
  }

  @Override
  public void check(S record) {
    ActivityPopulationAccumulator.requireSame(question, state.apply(record));
  }
}
