package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowResult;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamResultTest {

  private static final StreamResultTypeInfo<String, RatingAccumulator<Nps>, Nps> TYPE =
      StreamResultTypeInfo.of(Types.STRING, MetricStateTypeInfo.of(Nps.accumulator()));
  private static final TypeSerializer<StreamResult<String, RatingAccumulator<Nps>, Nps>>
      SERIALIZER = TYPE.createSerializer(new SerializerConfigImpl());

  private static StreamResult<String, RatingAccumulator<Nps>, Nps> result(Kind kind, int revision) {
    RatingAccumulator<Nps> accumulator = Nps.accumulator();
    accumulator.add(9);
    return new StreamResult<>(
        "서울", new Window(-5, 10), MetricState.of(accumulator), revision, kind, kind == Kind.FIRST);
  }

  private static byte[] bytes(StreamResult<String, RatingAccumulator<Nps>, Nps> result)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    SERIALIZER.serialize(result, out);
    return out.getCopyOfBuffer();
  }

  @Test
  void saysWhatTheLibrarysWindowsSay() {
    assertThat(result(Kind.UPDATED, 3).toWindowResult())
        .isEqualTo(new WindowResult<>("서울", new Window(-5, 10), Nps.of(9), 3, Kind.UPDATED));
  }

  @Test
  void refusesNegativeRevisions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result(Kind.FIRST, -1))
        .withMessage("revision must be at least 0, was -1");
  }

  @ParameterizedTest
  @EnumSource
  void isReadAsItWasWritten(Kind kind) throws IOException {
    byte[] bytes = bytes(result(kind, 7));
    var read = SERIALIZER.deserialize(new DataInputDeserializer(bytes));
    assertThat(read).isEqualTo(result(kind, 7));
    assertThat(read.result()).isEqualTo(Nps.of(9));
    assertThat(SERIALIZER.deserialize(read, new DataInputDeserializer(bytes))).isEqualTo(read);
  }

  @Test
  void copiesFromViewToView() throws IOException {
    byte[] bytes = bytes(result(Kind.RETRACTED, 1));
    DataOutputSerializer out = new DataOutputSerializer(16);
    SERIALIZER.copy(new DataInputDeserializer(bytes), out);
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes);
  }

  @Test
  void aCopyStaysAsItWas() {
    var result = result(Kind.FIRST, 0);
    var copy = SERIALIZER.copy(result);
    var reused = SERIALIZER.copy(result, result(Kind.UPDATED, 2));
    result.state().accumulator().add(0);
    assertThat(copy).isEqualTo(result(Kind.FIRST, 0)).isEqualTo(reused);
  }

  @Test
  void refusesWhatIsNoResult() throws IOException {
    assertRefused(1, 9, "kind of a result must be in 0..2, was 9");
    assertRefused(5, -1, "revision must be at least 0, was -16777209");
    byte[] bytes = bytes(result(Kind.FIRST, 7));
    int end = SERIALIZER_PREFIX + Long.BYTES;
    bytes[end] = -1;
    assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith("window must not end before it starts, was -5..-");
  }

  /* A text of two characters: its length, and three bytes each. */
  private static final int SERIALIZER_PREFIX = 7;

  private static void assertRefused(int fromEnd, int value, String message) throws IOException {
    byte[] bytes = bytes(result(Kind.FIRST, 7));
    bytes[bytes.length - 1 - fromEnd] = (byte) value;
    assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  @Test
  void serializersAreEqualIfTheirPartsAre() {
    assertThat(SERIALIZER)
        .isEqualTo(SERIALIZER.duplicate())
        .hasSameHashCodeAs(SERIALIZER.duplicate())
        .isNotEqualTo(
            StreamResultTypeInfo.of(Types.STRING, MetricStateTypeInfo.of(new PointsOne("score")))
                .createSerializer(new SerializerConfigImpl()))
        .isNotEqualTo(
            StreamResultTypeInfo.of(Types.LONG, MetricStateTypeInfo.of(Nps.accumulator()))
                .createSerializer(new SerializerConfigImpl()))
        .isNotEqualTo("serializer");
    assertThat(SERIALIZER.toString())
        .endsWith(", states of nps[NPS on 0..10, promoters 9..10, detractors 0..6]");
    assertThat(SERIALIZER.isImmutableType()).isFalse();
    assertThat(SERIALIZER.getLength()).isEqualTo(-1);
    assertThat(SERIALIZER.createInstance().result()).isEqualTo(Nps.of());
  }

  @Test
  void aSnapshotRestoresAndComparesTheParts() throws IOException {
    var before =
        StreamResultTypeInfo.of(Types.STRING, MetricStateTypeInfo.of(new PointsOne("score")))
            .createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(16);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, before.snapshotConfiguration());
    TypeSerializerSnapshot<StreamResult<String, PointsTwo, Long>> read =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
    assertThat(read.restoreSerializer()).isEqualTo(before);
    assertThat(of("score").resolveSchemaCompatibility(read).isCompatibleAfterMigration()).isTrue();
    assertThatThrownBy(() -> of("stars").resolveSchemaCompatibility(read))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith(
            "cannot restore states of test/points[score] as states of test/points v2[stars]: ");
  }

  private static TypeSerializerSnapshot<StreamResult<String, PointsTwo, Long>> of(
      String definition) {
    return StreamResultTypeInfo.of(Types.STRING, MetricStateTypeInfo.of(new PointsTwo(definition)))
        .createSerializer(new SerializerConfigImpl())
        .snapshotConfiguration();
  }

  @Test
  void hasATypeOfItsOwn() throws Exception {
    assertThat(TYPE.isBasicType()).isFalse();
    assertThat(TYPE.isTupleType()).isFalse();
    assertThat(TYPE.isKeyType()).isFalse();
    assertThat(TYPE.getArity()).isEqualTo(1);
    assertThat(TYPE.getTotalFields()).isEqualTo(1);
    assertThat(TYPE.getTypeClass()).isEqualTo(StreamResult.class);
    assertThat(TYPE.canEqual(InstantiationUtil.clone(TYPE))).isTrue();
    assertThat(TYPE.canEqual("type")).isFalse();
    assertThat(TYPE)
        .isEqualTo(InstantiationUtil.clone(TYPE))
        .hasSameHashCodeAs(InstantiationUtil.clone(TYPE))
        .isNotEqualTo(
            StreamResultTypeInfo.of(Types.LONG, MetricStateTypeInfo.of(Nps.accumulator())))
        .isNotEqualTo(
            StreamResultTypeInfo.of(Types.STRING, MetricStateTypeInfo.of(new PointsOne("score"))))
        .isNotEqualTo("type")
        .hasToString(
            "StreamResult<String, "
                + "MetricState<nps[NPS on 0..10, promoters 9..10, detractors 0..6]>>");
  }
}
