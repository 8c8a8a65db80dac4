package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.io.Serial;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes results as they cross from task to task: the key, start and end of the window in eight
 * bytes each, the state, the revision in four bytes, the kind (0 first, 1 updated, 2 retracted) and
 * whether it is complete in a byte each.
 *
 * @param <K> the key
 * @param <A> the accumulator
 * @param <R> its result
 */
final class StreamResultSerializer<K, A extends Accumulator<A, R>, R>
    extends TypeSerializer<StreamResult<K, A, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final TypeSerializer<K> keys;
  private final TypeSerializer<MetricState<A, R>> states;

  StreamResultSerializer(TypeSerializer<K> keys, TypeSerializer<MetricState<A, R>> states) {
    this.keys = keys;
    this.states = states;
  }

  TypeSerializer<K> keys() {
    return keys;
  }

  TypeSerializer<MetricState<A, R>> states() {
    return states;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<StreamResult<K, A, R>> duplicate() {
    return new StreamResultSerializer<>(keys.duplicate(), states.duplicate());
  }

  @Override
  public StreamResult<K, A, R> createInstance() {
    return new StreamResult<>(
        keys.createInstance(), new Window(0, 0), states.createInstance(), 0, Kind.FIRST, false);
  }

  @Override
  public StreamResult<K, A, R> copy(StreamResult<K, A, R> from) {
    return new StreamResult<>(
        keys.copy(from.key()),
        from.window(),
        states.copy(from.state()),
        from.revision(),
        from.kind(),
        from.complete());
  }

  @Override
  public StreamResult<K, A, R> copy(StreamResult<K, A, R> from, StreamResult<K, A, R> reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(StreamResult<K, A, R> result, DataOutputView target) throws IOException {
    keys.serialize(result.key(), target);
    target.writeLong(result.window().startMillis());
    target.writeLong(result.window().endMillis());
    states.serialize(result.state(), target);
    target.writeInt(result.revision());
    target.writeByte(code(result.kind()));
    target.writeBoolean(result.complete());
  }

  @Override
  public StreamResult<K, A, R> deserialize(DataInputView source) throws IOException {
    K key = keys.deserialize(source);
    long start = source.readLong();
    long end = source.readLong();
    MetricState<A, R> state = states.deserialize(source);
    int revision = source.readInt();
    Kind kind = kind(source.readByte());
    boolean complete = source.readBoolean();
    try {
      return new StreamResult<>(key, new Window(start, end), state, revision, kind, complete);
    } catch (IllegalArgumentException e) {
      throw new StateFormatException(String.valueOf(e.getMessage()));
    }
  }

  private static int code(Kind kind) {
    return switch (kind) {
      case FIRST -> 0;
      case UPDATED -> 1;
      case RETRACTED -> 2;
    };
  }

  private static Kind kind(int code) {
    return switch (code) {
      case 0 -> Kind.FIRST;
      case 1 -> Kind.UPDATED;
      case 2 -> Kind.RETRACTED;
      default -> throw new StateFormatException("kind of a result must be in 0..2, was " + code);
    };
  }

  @Override
  public StreamResult<K, A, R> deserialize(StreamResult<K, A, R> reuse, DataInputView source)
      throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    keys.copy(source, target);
    target.writeLong(source.readLong());
    target.writeLong(source.readLong());
    states.copy(source, target);
    target.writeInt(source.readInt());
    target.writeByte(source.readByte());
    target.writeByte(source.readByte());
  }

  @Override
  public TypeSerializerSnapshot<StreamResult<K, A, R>> snapshotConfiguration() {
    return new StreamResultSerializerSnapshot<>(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StreamResultSerializer<?, ?, ?> that
        && keys.equals(that.keys)
        && states.equals(that.states);
  }

  @Override
  public int hashCode() {
    return 31 * keys.hashCode() + states.hashCode();
  }

  /**
   * What the results are of, which Flink puts into its messages.
   *
   * @return how keys and states are written
   */
  @Override
  public String toString() {
    return "results of " + keys + ", " + states;
  }
}
