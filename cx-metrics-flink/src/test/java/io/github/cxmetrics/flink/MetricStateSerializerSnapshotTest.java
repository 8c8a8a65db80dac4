package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricStateSerializerSnapshotTest {

  /** The snapshot as a savepoint hands it back. */
  private static <A extends Accumulator<A, R>, R> MetricStateSerializerSnapshot<A, R> written(
      A empty) throws IOException {
    return read(bytes(empty), 1);
  }

  private static <A extends Accumulator<A, R>, R> byte[] bytes(A empty) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    MetricStateSerializer.of(empty).snapshotConfiguration().writeSnapshot(out);
    return out.getCopyOfBuffer();
  }

  private static <A extends Accumulator<A, R>, R> MetricStateSerializerSnapshot<A, R> read(
      byte[] bytes, int version) throws IOException {
    MetricStateSerializerSnapshot<A, R> snapshot = new MetricStateSerializerSnapshot<>();
    snapshot.readSnapshot(
        version, new DataInputDeserializer(bytes), ClassLoader.getSystemClassLoader());
    return snapshot;
  }

  @SuppressWarnings("unchecked") // Flink does not know the types of a savepoint either
  private static TypeSerializerSchemaCompatibility<?> compatibility(
      Accumulator<?, ?> now, TypeSerializerSnapshot<?> old) {
    var snapshot =
        (TypeSerializerSnapshot<Object>)
            (TypeSerializerSnapshot<?>)
                MetricStateSerializer.of(new PointsTwo("score")).snapshotConfiguration();
    if (now instanceof PointsOne one) {
      snapshot =
          (TypeSerializerSnapshot<Object>)
              (TypeSerializerSnapshot<?>) MetricStateSerializer.of(one).snapshotConfiguration();
    }
    return snapshot.resolveSchemaCompatibility((TypeSerializerSnapshot<Object>) old);
  }

  @Test
  void restoresASerializerOfTheSameHeader() throws IOException {
    var restored = written(Nps.accumulator()).restoreSerializer();
    assertThat(restored).isEqualTo(MetricStateSerializer.of(Nps.accumulator()));
    assertThatThrownBy(restored::createInstance).isInstanceOf(IllegalStateException.class);
    // a serializer that knows no metric writes the same snapshot
    DataOutputSerializer out = new DataOutputSerializer(16);
    restored.snapshotConfiguration().writeSnapshot(out);
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes(Nps.accumulator()));
    assertThat(restored.snapshotConfiguration().getCurrentVersion()).isEqualTo(1);
  }

  @Test
  void theSameStatesAreReadAsTheyAre() throws IOException {
    assertThat(compatibility(new PointsTwo("score"), written(new PointsTwo("score"))))
        .matches(TypeSerializerSchemaCompatibility::isCompatibleAsIs);
  }

  @Test
  void statesOfAnOlderVersionAreMigrated() throws IOException {
    assertThat(compatibility(new PointsTwo("score"), written(new PointsOne("score"))))
        .matches(TypeSerializerSchemaCompatibility::isCompatibleAfterMigration);
  }

  @Test
  void statesOfANewerVersionAreRefused() {
    assertThatThrownBy(() -> compatibility(new PointsOne("score"), written(new PointsTwo("score"))))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(
            "cannot restore states of test/points v2[score] as states of test/points[score]: "
                + "state of kind test/points must be of version 1..1, was 2 "
                + "(written by a newer library)");
  }

  @Test
  void statesOfAnotherDefinitionOrKindAreRefused() {
    assertThatThrownBy(() -> compatibility(new PointsTwo("score"), written(new PointsTwo("stars"))))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(
            "cannot restore states of test/points v2[stars] as states of test/points v2[score]: "
                + "state of kind test/points must be of definition [score], was [stars]");
    assertThatThrownBy(() -> compatibility(new PointsTwo("score"), written(Nps.accumulator())))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith("cannot restore states of nps[")
        .hasMessageEndingWith(
            " as states of test/points v2[score]: state must be of kind test/points, was nps");
  }

  @Test
  void whatIsNoMetricAtAllIsRefused() {
    assertThat(
            compatibility(new PointsTwo("score"), LongSerializer.INSTANCE.snapshotConfiguration()))
        .matches(TypeSerializerSchemaCompatibility::isIncompatible);
  }

  @Test
  void refusesAnotherVersionOfTheSnapshot() {
    assertThatThrownBy(() -> read(bytes(Nps.accumulator()), 2))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("snapshot of a metric's serializer must be of version 1, was 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, (1 << 20) + 1, Integer.MAX_VALUE})
  void refusesLengthsThatNoHeaderHas(int length) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    out.writeInt(length);
    assertThatThrownBy(() -> read(out.getCopyOfBuffer(), 1))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("header of a metric's states must have 0..1048576 bytes, was " + length);
  }

  @Test
  void refusesEveryDamage() throws IOException {
    byte[] bytes = bytes(Nps.accumulator());
    for (int i = 4; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) (1 << bit);
        assertThatThrownBy(() -> read(damaged, 1))
            .as("bit %d of byte %d", bit, i)
            .isInstanceOf(StateFormatException.class);
      }
    }
    for (int i = 0; i < bytes.length; i++) {
      byte[] cut = Arrays.copyOf(bytes, i);
      assertThatThrownBy(() -> read(cut, 1)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void refusesBytesBehindTheHeader() throws IOException {
    // a whole state has a payload, which a header alone has not
    byte[] state = Nps.accumulator().encode();
    DataOutputSerializer out = new DataOutputSerializer(16);
    out.writeInt(state.length);
    out.write(state);
    assertThatThrownBy(() -> read(out.getCopyOfBuffer(), 1))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith("header of a metric's states must stand alone, was ");
  }
}
