package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.IOException;
import java.io.Serial;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes reports: the key as Flink writes text, start and end of the window in eight bytes each,
 * the header of the state and its payload behind their lengths in four bytes each, the revision in
 * four bytes, the kind (its place in the order first, updated, retracted) and whether it is
 * complete in a byte each.
 */
final class ReportSerializer<B extends Accumulator<B, S>, S>
    extends TypeSerializer<StreamResult<String, B, S>> {

  @Serial private static final long serialVersionUID = 1L;

  /* Not known where a savepoint is read that says nothing of it. */
  private final @Nullable CustomerPopulation<?, B, S> population;

  ReportSerializer(@Nullable CustomerPopulation<?, B, S> population) {
    this.population = population;
  }

  private @Nullable StateShape<B, S> shape(Window window) {
    return population == null ? null : StateShape.of(population.at(window).newAccumulator());
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<StreamResult<String, B, S>> duplicate() {
    return this;
  }

  @Override
  public StreamResult<String, B, S> createInstance() {
    StateHeader none = StateHeader.of("none", 1, "");
    return new StreamResult<>(
        "",
        ReportTimes.WHOLE,
        MetricState.<B, S>ofPayload(new byte[0], none, null),
        0,
        Kind.FIRST,
        false);
  }

  @Override
  public StreamResult<String, B, S> copy(StreamResult<String, B, S> from) {
    return new StreamResult<>(
        from.key(),
        from.window(),
        from.state().copy(shape(from.window())),
        from.revision(),
        from.kind(),
        from.complete());
  }

  @Override
  public StreamResult<String, B, S> copy(
      StreamResult<String, B, S> from, StreamResult<String, B, S> reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(StreamResult<String, B, S> report, DataOutputView target)
      throws IOException {
    StringSerializer.INSTANCE.serialize(report.key(), target);
    target.writeLong(report.window().startMillis());
    target.writeLong(report.window().endMillis());
    byte[] header = StateWriter.encode(report.state().header(), none -> {});
    BytePrimitiveArraySerializer.INSTANCE.serialize(header, target);
    BytePrimitiveArraySerializer.INSTANCE.serialize(report.state().payload(), target);
    target.writeInt(report.revision());
    target.writeByte(code(report.kind()));
    target.writeBoolean(report.complete());
  }

  @Override
  public StreamResult<String, B, S> deserialize(DataInputView source) throws IOException {
    String key = StringSerializer.INSTANCE.deserialize(source);
    Window window = new Window(source.readLong(), source.readLong());
    StateHeader header =
        StateReader.header(BytePrimitiveArraySerializer.INSTANCE.deserialize(source));
    byte[] payload = BytePrimitiveArraySerializer.INSTANCE.deserialize(source);
    return new StreamResult<>(
        key,
        window,
        MetricState.ofPayload(payload, header, shape(window)),
        source.readInt(),
        kind(source.readByte()),
        source.readBoolean());
  }

  @Override
  public StreamResult<String, B, S> deserialize(
      StreamResult<String, B, S> reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    StringSerializer.INSTANCE.copy(source, target);
    target.write(source, 2 * Long.BYTES);
    BytePrimitiveArraySerializer.INSTANCE.copy(source, target);
    BytePrimitiveArraySerializer.INSTANCE.copy(source, target);
    target.write(source, Integer.BYTES + 2);
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
      default -> throw new StateFormatException("kind of a report must be in 0..2, was " + code);
    };
  }

  @Override
  public TypeSerializerSnapshot<StreamResult<String, B, S>> snapshotConfiguration() {
    return new ReportSerializerSnapshot<>();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReportSerializer<?, ?>;
  }

  @Override
  public int hashCode() {
    return ReportSerializer.class.hashCode();
  }
}
