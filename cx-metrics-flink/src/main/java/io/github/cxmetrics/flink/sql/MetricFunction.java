package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.flink.MetricState;
import io.github.cxmetrics.flink.MetricStateSerializer;
import java.io.Serial;
import java.util.LinkedHashMap;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.table.types.inference.StateTypeStrategy;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;

/**
 * What all functions have in common: their state is that of a metric, in the library's byte form,
 * and is merged wherever the planner splits an aggregation.
 *
 * @param <T> what SQL gets
 * @param <A> the accumulator
 * @param <R> its result
 */
abstract class MetricFunction<T, A extends Accumulator<A, R>, R>
    extends AggregateFunction<T, MetricState<A, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final A empty;

  MetricFunction(A empty) {
    this.empty = empty;
  }

  /** The accumulator of a state, which adds to it. */
  A open(MetricState<A, R> state) {
    return state.accumulator(empty);
  }

  /** What the metric says of a state. */
  R read(MetricState<A, R> state) {
    return open(state).result();
  }

  abstract InputTypeStrategy arguments();

  abstract DataType result();

  @Override
  public MetricState<A, R> createAccumulator() {
    return MetricState.of(empty.copy());
  }

  /**
   * Adds other states to one, as the planner asks where it splits an aggregation or a window.
   *
   * @param state what is added to
   * @param others the other states; they are left as they were
   */
  public void merge(MetricState<A, R> state, Iterable<MetricState<A, R>> others) {
    A all = open(state);
    others.forEach(other -> all.merge(open(other)));
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory types) {
    LinkedHashMap<String, StateTypeStrategy> states = new LinkedHashMap<>();
    states.put("state", StateTypeStrategy.of(TypeStrategies.explicit(stateType())));
    return TypeInference.newBuilder()
        .inputTypeStrategy(arguments())
        .stateTypeStrategies(states)
        .outputTypeStrategy(TypeStrategies.explicit(result()))
        .build();
  }

  @SuppressWarnings("unchecked") // a class says nothing of its parameters
  private DataType stateType() {
    return DataTypes.RAW(
        (Class<MetricState<A, R>>) (Class<?>) MetricState.class, MetricStateSerializer.of(empty));
  }
}
