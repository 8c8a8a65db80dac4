package io.github.cxmetrics.retention;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import java.util.SortedMap;

/**
 * The retention over states of actors that no other record holds.
 *
 * @param <S> the state of some actors: {@link RetentionAccumulator} or {@link
 *     NamedRetentionAccumulator}
 * @since 0.1
 */
public final class RetentionPopulationMetric<S>
    implements Metric<S, RetentionPopulationAccumulator, Retention> {

  @Serial private static final long serialVersionUID = 1L;

  private final RetentionDefinition definition;
  private final RetentionScope scope;
  private final Field<S, RetentionStore> store;

  RetentionPopulationMetric(
      RetentionDefinition definition, RetentionScope scope, Field<S, RetentionStore> store) {
    this.definition = requireNonNull(definition, "definition");
    this.scope = scope;
    this.store = store;
    if (scope.asOfMillis() == RetentionScope.LAST_EVENT) {
      throw new IllegalArgumentException(
          "scope of a population must say when the data end, because no record knows the last"
              + " event of the others, was as of the last event");
    }
  }

  /**
   * The retention for each value of the property that divides cohorts. Where actors are in several
   * cohorts, an actor can be in several values.
   *
   * @return the metric, whose results are ordered by value, the empty text for starts without one,
   *     without values that no cohort has
   */
  public Metric<
          S,
          GroupsAccumulator<RetentionPopulationAccumulator, Retention>,
          SortedMap<String, Retention>>
      byProperty() {
    return new DividedPopulationMetric<>(this);
  }

  /** The sums of a record, by value of the property. */
  SortedMap<String, CohortSums> sumsByProperty(S record) {
    RetentionStore actors = store.apply(record);
    newAccumulator().requireSame(actors);
    return actors.sumsByProperty(scope);
  }

  RetentionDefinition definition() {
    return definition;
  }

  @Override
  public RetentionPopulationAccumulator newAccumulator() {
    return new RetentionPopulationAccumulator(definition, scope);
  }

  @Override
  public void add(RetentionPopulationAccumulator accumulator, S record) {
    accumulator.add(store.apply(record));
  }
}
