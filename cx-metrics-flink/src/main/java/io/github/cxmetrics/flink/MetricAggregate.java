package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import org.apache.flink.api.common.functions.AggregateFunction;

/**
 * Any metric as an aggregate function of the DataStream API: zero, add, merge, present.
 *
 * <p>It hands on states, not results: they cross to other tasks in the library's byte form, may be
 * merged there, and are asked for their {@link MetricState#result()} where somebody reads them.
 * {@link #stateType()} is the type of accumulator and output both. A record that the metric refuses
 * fails the job with the metric's message; leave such out with {@link Metric#where} or before.
 *
 * <pre>{@code
 * var nps = MetricAggregate.of(Nps.metric(Answer::score));
 * answers.keyBy(Answer::region)
 *     .window(TumblingEventTimeWindows.of(Duration.ofDays(1)))
 *     .aggregate(nps, nps.stateType(), nps.stateType());
 * }</pre>
 *
 * @param <T> the record
 * @param <A> the metric's accumulator
 * @param <R> the metric's result
 * @since 0.1
 */
public final class MetricAggregate<T, A extends Accumulator<A, R>, R>
    implements AggregateFunction<T, MetricState<A, R>, MetricState<A, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final Metric<T, A, R> metric;
  private final StateShape<A, R> shape;

  private MetricAggregate(Metric<T, A, R> metric) {
    this.metric = requireNonNull(metric, "metric");
    shape = StateShape.of(metric.newAccumulator());
  }

  /**
   * A metric as an aggregate function.
   *
   * @param metric the metric
   * @param <T> the record
   * @param <A> its accumulator
   * @param <R> its result
   * @return the function
   */
  public static <T, A extends Accumulator<A, R>, R> MetricAggregate<T, A, R> of(
      Metric<T, A, R> metric) {
    return new MetricAggregate<>(metric);
  }

  /**
   * The type of what this function keeps and hands on.
   *
   * @return the type of the metric's states
   */
  public MetricStateTypeInfo<A, R> stateType() {
    return MetricStateTypeInfo.of(shape.empty());
  }

  @Override
  public MetricState<A, R> createAccumulator() {
    return shape.newState();
  }

  @Override
  public MetricState<A, R> add(T record, MetricState<A, R> state) {
    metric.add(state.accumulator(shape.empty()), record);
    return state;
  }

  @Override
  public MetricState<A, R> getResult(MetricState<A, R> state) {
    // what is emitted must not move when later records are added
    return state.copy(shape);
  }

  @Override
  public MetricState<A, R> merge(MetricState<A, R> into, MetricState<A, R> other) {
    into.accumulator(shape.empty()).merge(other.accumulator(shape.empty()));
    return into;
  }
}
