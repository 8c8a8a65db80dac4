package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The type of the states of one metric, for state descriptors and for streams of states.
 *
 * @param <A> the accumulator
 * @param <R> its result
 * @since 0.1
 */
public final class MetricStateTypeInfo<A extends Accumulator<A, R>, R>
    extends TypeInformation<MetricState<A, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final MetricStateSerializer<A, R> serializer;

  private MetricStateTypeInfo(MetricStateSerializer<A, R> serializer) {
    this.serializer = serializer;
  }

  /**
   * The type of a metric's states.
   *
   * @param metric the metric
   * @param <A> its accumulator
   * @param <R> its result
   * @return the type
   */
  public static <A extends Accumulator<A, R>, R> MetricStateTypeInfo<A, R> of(
      Metric<?, A, R> metric) {
    return of(metric.newAccumulator());
  }

  /**
   * The type of the states of an accumulator.
   *
   * @param empty an empty accumulator
   * @param <A> the accumulator
   * @param <R> its result
   * @return the type
   */
  public static <A extends Accumulator<A, R>, R> MetricStateTypeInfo<A, R> of(A empty) {
    return new MetricStateTypeInfo<>(MetricStateSerializer.of(empty));
  }

  @Override
  public TypeSerializer<MetricState<A, R>> createSerializer(SerializerConfig config) {
    return serializer.duplicate();
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  @SuppressWarnings("unchecked") // a class says nothing of its parameters
  public Class<MetricState<A, R>> getTypeClass() {
    return (Class<MetricState<A, R>>) (Class<?>) MetricState.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof MetricStateTypeInfo<?, ?>;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricStateTypeInfo<?, ?> that && serializer.equals(that.serializer);
  }

  @Override
  public int hashCode() {
    return serializer.hashCode();
  }

  /**
   * What the states are of.
   *
   * @return the header in words
   */
  @Override
  public String toString() {
    return "MetricState<" + serializer.header() + ">";
  }
}
