package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import java.io.Serial;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The type of a stream of results.
 *
 * @param <K> the key
 * @param <A> the metric's accumulator
 * @param <R> the metric's result
 * @since 0.1
 */
public final class StreamResultTypeInfo<K, A extends Accumulator<A, R>, R>
    extends TypeInformation<StreamResult<K, A, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final TypeInformation<K> keys;
  private final MetricStateTypeInfo<A, R> states;

  private StreamResultTypeInfo(TypeInformation<K> keys, MetricStateTypeInfo<A, R> states) {
    this.keys = requireNonNull(keys, "keys");
    this.states = requireNonNull(states, "states");
  }

  /**
   * The type of results with keys and states of some types.
   *
   * @param keys the type of the keys
   * @param states the type of the states
   * @param <K> the key
   * @param <A> the metric's accumulator
   * @param <R> the metric's result
   * @return the type
   */
  public static <K, A extends Accumulator<A, R>, R> StreamResultTypeInfo<K, A, R> of(
      TypeInformation<K> keys, MetricStateTypeInfo<A, R> states) {
    return new StreamResultTypeInfo<>(keys, states);
  }

  @Override
  public TypeSerializer<StreamResult<K, A, R>> createSerializer(SerializerConfig config) {
    return new StreamResultSerializer<>(
        keys.createSerializer(config), states.createSerializer(config));
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
  public Class<StreamResult<K, A, R>> getTypeClass() {
    return (Class<StreamResult<K, A, R>>) (Class<?>) StreamResult.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof StreamResultTypeInfo<?, ?, ?>;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StreamResultTypeInfo<?, ?, ?> that
        && keys.equals(that.keys)
        && states.equals(that.states);
  }

  @Override
  public int hashCode() {
    return 31 * keys.hashCode() + states.hashCode();
  }

  /**
   * What the results are of.
   *
   * @return key and state
   */
  @Override
  public String toString() {
    return "StreamResult<" + keys + ", " + states + ">";
  }
}
