package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes states in the library's byte form: for each its payload behind its length in four bytes.
 * The header, which is the same for all, stands once in the {@linkplain
 * MetricStateSerializerSnapshot snapshot}.
 *
 * <p>One that was read back from a savepoint knows the header alone. It hands out states that wait
 * as bytes, and takes them back.
 *
 * @param <A> the accumulator
 * @param <R> its result
 * @since 0.1
 */
public final class MetricStateSerializer<A extends Accumulator<A, R>, R>
    extends TypeSerializer<MetricState<A, R>> {

  @Serial private static final long serialVersionUID = 1L;

  /* Bytes that are taken before it is known that they are there. */
  private static final int CHUNK = 1 << 20;

  private final StateHeader header;
  private final @Nullable StateShape<A, R> shape;

  private MetricStateSerializer(StateHeader header, @Nullable StateShape<A, R> shape) {
    this.header = header;
    this.shape = shape;
  }

  /**
   * The serializer of a metric's states.
   *
   * @param empty an empty accumulator of the metric
   * @param <A> the accumulator
   * @param <R> its result
   * @return the serializer
   */
  public static <A extends Accumulator<A, R>, R> MetricStateSerializer<A, R> of(A empty) {
    StateShape<A, R> shape = StateShape.of(empty);
    return new MetricStateSerializer<>(shape.header(), shape);
  }

  static <A extends Accumulator<A, R>, R> MetricStateSerializer<A, R> restored(StateHeader header) {
    return new MetricStateSerializer<>(header, null);
  }

  StateHeader header() {
    return header;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<MetricState<A, R>> duplicate() {
    return shape == null ? this : new MetricStateSerializer<>(header, shape.copy());
  }

  @Override
  public MetricState<A, R> createInstance() {
    return requireShape("make a state").newState();
  }

  private StateShape<A, R> requireShape(String purpose) {
    if (shape == null) {
      throw new IllegalStateException(
          "metric must be known to " + purpose + ", was only " + header + " from a savepoint");
    }
    return shape;
  }

  @Override
  public MetricState<A, R> copy(MetricState<A, R> from) {
    return from.copy(shape);
  }

  @Override
  public MetricState<A, R> copy(MetricState<A, R> from, MetricState<A, R> reuse) {
    return from.copy(shape);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(MetricState<A, R> state, DataOutputView target) throws IOException {
    byte[] payload = payload(state);
    target.writeInt(payload.length);
    target.write(payload);
  }

  private byte[] payload(MetricState<A, R> state) {
    if (state.header().equals(header)) {
      return state.payload();
    }
    if (state.waits()) {
      return state.payload(requireShape("migrate a " + state));
    }
    throw new IllegalArgumentException("state must be of " + header + ", was of " + state.header());
  }

  @Override
  public MetricState<A, R> deserialize(DataInputView source) throws IOException {
    return MetricState.ofPayload(readPayload(source), header, shape);
  }

  @Override
  public MetricState<A, R> deserialize(MetricState<A, R> reuse, DataInputView source)
      throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    byte[] payload = readPayload(source);
    target.writeInt(payload.length);
    target.write(payload);
  }

  private static byte[] readPayload(DataInputView source) throws IOException {
    int length = source.readInt();
    if (length < 0) {
      throw new StateFormatException("length of a state must not be negative, was " + length);
    }
    byte[] payload = new byte[Math.min(length, CHUNK)];
    source.readFully(payload);
    while (payload.length < length) {
      int read = payload.length;
      payload = Arrays.copyOf(payload, (int) Math.min(length, 2L * read));
      source.readFully(payload, read, payload.length - read);
    }
    return payload;
  }

  @Override
  public TypeSerializerSnapshot<MetricState<A, R>> snapshotConfiguration() {
    return new MetricStateSerializerSnapshot<>(header);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricStateSerializer<?, ?> that && header.equals(that.header);
  }

  @Override
  public int hashCode() {
    return header.hashCode();
  }

  /**
   * What the states are of, which Flink puts into its messages.
   *
   * @return the header in words
   */
  @Override
  public String toString() {
    return "states of " + header;
  }
}
