package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import org.apache.flink.api.common.functions.AggregateFunction;

/**
 * Merges states of one metric into one, for a second stage behind a {@link MetricAggregate}: states
 * of regions into that of a country, of hours into that of a day.
 *
 * @param <A> the accumulator
 * @param <R> its result
 * @since 0.1
 */
public final class MetricMerge<A extends Accumulator<A, R>, R>
    implements AggregateFunction<MetricState<A, R>, MetricState<A, R>, MetricState<A, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final StateShape<A, R> shape;

  private MetricMerge(StateShape<A, R> shape) {
    this.shape = shape;
  }

  /**
   * The merging of a metric's states.
   *
   * @param metric the metric
   * @param <A> its accumulator
   * @param <R> its result
   * @return the function
   */
  public static <A extends Accumulator<A, R>, R> MetricMerge<A, R> of(Metric<?, A, R> metric) {
    return new MetricMerge<>(StateShape.of(metric.newAccumulator()));
  }

  /**
   * The type of what this function takes, keeps and hands on.
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
  public MetricState<A, R> add(MetricState<A, R> part, MetricState<A, R> sum) {
    return merge(sum, part);
  }

  @Override
  public MetricState<A, R> getResult(MetricState<A, R> sum) {
    return sum.copy(shape);
  }

  @Override
  public MetricState<A, R> merge(MetricState<A, R> into, MetricState<A, R> other) {
    into.accumulator(shape.empty()).merge(other.accumulator(shape.empty()));
    return into;
  }
}
