package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * What a savepoint says about results: how their keys and their states are written.
 *
 * @param <K> the key
 * @param <A> the accumulator
 * @param <R> its result
 * @since 0.1
 */
public final class StreamResultSerializerSnapshot<K, A extends Accumulator<A, R>, R>
    extends CompositeTypeSerializerSnapshot<
        StreamResult<K, A, R>, StreamResultSerializer<K, A, R>> {

  /** For Flink, which reads the rest. */
  public StreamResultSerializerSnapshot() {}

  StreamResultSerializerSnapshot(StreamResultSerializer<K, A, R> serializer) {
    super(serializer);
  }

  @Override
  protected int getCurrentOuterSnapshotVersion() {
    return 1;
  }

  @Override
  protected TypeSerializer<?>[] getNestedSerializers(StreamResultSerializer<K, A, R> outer) {
    return new TypeSerializer<?>[] {outer.keys(), outer.states()};
  }

  @Override
  @SuppressWarnings("unchecked") // in the order in which they were given
  protected StreamResultSerializer<K, A, R> createOuterSerializerWithNestedSerializers(
      TypeSerializer<?>[] nested) {
    return new StreamResultSerializer<>(
        (TypeSerializer<K>) nested[0], (TypeSerializer<MetricState<A, R>>) nested[1]);
  }
}
