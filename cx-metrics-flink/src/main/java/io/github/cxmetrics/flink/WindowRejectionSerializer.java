package io.github.cxmetrics.flink;

import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes rejected records as they cross from task to task: the record, the reason in a byte (0
 * late, 1 partly late, 2 too many panes, 3 too many keys, 4 refused), the time in eight bytes,
 * whether there is a window in a byte and its start and end in eight bytes each, whether there is a
 * watermark and the watermark likewise, the detail as a text.
 *
 * @param <T> the record
 */
final class WindowRejectionSerializer<T> extends TypeSerializer<WindowRejection<T>> {

  @Serial private static final long serialVersionUID = 1L;

  private final TypeSerializer<T> records;

  WindowRejectionSerializer(TypeSerializer<T> records) {
    this.records = records;
  }

  TypeSerializer<T> records() {
    return records;
  }

  @Override
  public boolean isImmutableType() {
    return records.isImmutableType();
  }

  @Override
  public TypeSerializer<WindowRejection<T>> duplicate() {
    return new WindowRejectionSerializer<>(records.duplicate());
  }

  @Override
  public WindowRejection<T> createInstance() {
    return new WindowRejection<>(
        records.createInstance(), Reason.REFUSED, 0, Optional.empty(), OptionalLong.empty(), "");
  }

  @Override
  public WindowRejection<T> copy(WindowRejection<T> from) {
    return new WindowRejection<>(
        records.copy(from.record()),
        from.reason(),
        from.atMillis(),
        from.window(),
        from.watermarkMillis(),
        from.detail());
  }

  @Override
  public WindowRejection<T> copy(WindowRejection<T> from, WindowRejection<T> reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(WindowRejection<T> rejection, DataOutputView target) throws IOException {
    records.serialize(rejection.record(), target);
    target.writeByte(code(rejection.reason()));
    target.writeLong(rejection.atMillis());
    target.writeBoolean(rejection.window().isPresent());
    if (rejection.window().isPresent()) {
      target.writeLong(rejection.window().get().startMillis());
      target.writeLong(rejection.window().get().endMillis());
    }
    target.writeBoolean(rejection.watermarkMillis().isPresent());
    if (rejection.watermarkMillis().isPresent()) {
      target.writeLong(rejection.watermarkMillis().getAsLong());
    }
    StringValue.writeString(rejection.detail(), target);
  }

  private static int code(Reason reason) {
    return switch (reason) {
      case LATE -> 0;
      case PARTLY_LATE -> 1;
      case TOO_MANY_PANES -> 2;
      case TOO_MANY_KEYS -> 3;
      case REFUSED -> 4;
    };
  }

  private static Reason reason(int code) {
    return switch (code) {
      case 0 -> Reason.LATE;
      case 1 -> Reason.PARTLY_LATE;
      case 2 -> Reason.TOO_MANY_PANES;
      case 3 -> Reason.TOO_MANY_KEYS;
      case 4 -> Reason.REFUSED;
      default ->
          throw new StateFormatException("reason of a rejection must be in 0..4, was " + code);
    };
  }

  @Override
  public WindowRejection<T> deserialize(DataInputView source) throws IOException {
    return new WindowRejection<>(
        records.deserialize(source),
        reason(source.readByte()),
        source.readLong(),
        readWindow(source),
        source.readBoolean() ? OptionalLong.of(source.readLong()) : OptionalLong.empty(),
        StringValue.readString(source));
  }

  private static Optional<Window> readWindow(DataInputView source) throws IOException {
    return source.readBoolean()
        ? Optional.of(new Window(source.readLong(), source.readLong()))
        : Optional.empty();
  }

  @Override
  public WindowRejection<T> deserialize(WindowRejection<T> reuse, DataInputView source)
      throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<WindowRejection<T>> snapshotConfiguration() {
    return new WindowRejectionSerializerSnapshot<>(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WindowRejectionSerializer<?> that && records.equals(that.records);
  }

  @Override
  public int hashCode() {
    return records.hashCode();
  }
}
