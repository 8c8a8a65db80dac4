package io.github.cxmetrics.flink;

import io.github.cxmetrics.window.WindowRejection;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * What a savepoint says about rejected records: how the records are written.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class WindowRejectionSerializerSnapshot<T>
    extends CompositeTypeSerializerSnapshot<WindowRejection<T>, WindowRejectionSerializer<T>> {

  /** For Flink, which reads the rest. */
  public WindowRejectionSerializerSnapshot() {}

  WindowRejectionSerializerSnapshot(WindowRejectionSerializer<T> serializer) {
    super(serializer);
  }

  @Override
  protected int getCurrentOuterSnapshotVersion() {
    return 1;
  }

  @Override
  protected TypeSerializer<?>[] getNestedSerializers(WindowRejectionSerializer<T> outer) {
    return new TypeSerializer<?>[] {outer.records()};
  }

  @Override
  @SuppressWarnings("unchecked") // the one that was given
  protected WindowRejectionSerializer<T> createOuterSerializerWithNestedSerializers(
      TypeSerializer<?>[] nested) {
    return new WindowRejectionSerializer<>((TypeSerializer<T>) nested[0]);
  }
}
