package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint says about the states of a metric: their header, that is kind, layout version
 * and definition, as {@link StateWriter#encode} writes it, behind its length in four bytes.
 *
 * <p>States of an older layout version are migrated; those of another definition are refused, and
 * so are those of a newer version.
 *
 * @param <A> the accumulator
 * @param <R> its result
 * @since 0.1
 */
public final class MetricStateSerializerSnapshot<A extends Accumulator<A, R>, R>
    implements TypeSerializerSnapshot<MetricState<A, R>> {

  private static final int VERSION = 1;
  private static final int MOST_BYTES = 1 << 20;

  private @Nullable StateHeader header;

  /** For Flink, which calls {@link #readSnapshot} next. */
  public MetricStateSerializerSnapshot() {}

  MetricStateSerializerSnapshot(StateHeader header) {
    this.header = header;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    byte[] bytes = encoded(requireHeader());
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    if (version != VERSION) {
      throw new StateFormatException(
          "snapshot of a metric's serializer must be of version 1, was " + version);
    }
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new StateFormatException(
          "header of a metric's states must have 0.." + MOST_BYTES + " bytes, was " + length);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    StateHeader read = StateReader.header(bytes);
    int longer = bytes.length - encoded(read).length;
    if (longer != 0) {
      throw new StateFormatException(
          "header of a metric's states must stand alone, was " + longer + " bytes longer");
    }
    header = read;
  }

  private static byte[] encoded(StateHeader header) {
    return StateWriter.encode(header, payload -> {});
  }

  @Override
  public TypeSerializer<MetricState<A, R>> restoreSerializer() {
    return MetricStateSerializer.restored(requireHeader());
  }

  @Override
  public TypeSerializerSchemaCompatibility<MetricState<A, R>> resolveSchemaCompatibility(
      TypeSerializerSnapshot<MetricState<A, R>> old) {
    if (!(old instanceof MetricStateSerializerSnapshot<A, R> snapshot)) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    StateHeader written = snapshot.requireHeader();
    if (written.equals(header)) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    try {
      requireHeader().requireReadable(written);
    } catch (StateFormatException e) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }

  private StateHeader requireHeader() {
    return Objects.requireNonNull(header, "header");
  }
}
