package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class WindowRejectionTypeInfoTest {

  private static final WindowRejectionTypeInfo<String> TYPE =
      WindowRejectionTypeInfo.of(Types.STRING);

  private static TypeSerializer<WindowRejection<String>> serializer() {
    return TYPE.createSerializer(new SerializerConfigImpl());
  }

  private static List<WindowRejection<String>> some() {
    List<WindowRejection<String>> all = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      all.add(
          new WindowRejection<>(
              "서울", reason, -3, Optional.of(new Window(-4, 9)), OptionalLong.of(7), ""));
      all.add(
          new WindowRejection<>("", reason, 3, Optional.empty(), OptionalLong.empty(), "why 왜"));
    }
    return all;
  }

  @Test
  void bytesHoldAllOfARejection() throws IOException {
    for (WindowRejection<String> rejection : some()) {
      DataOutputSerializer out = new DataOutputSerializer(16);
      serializer().serialize(rejection, out);
      byte[] bytes = out.getCopyOfBuffer();
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      assertThat(serializer().deserialize(serializer().createInstance(), in)).isEqualTo(rejection);
      assertThat(in.available()).isZero();
      DataOutputSerializer copied = new DataOutputSerializer(16);
      serializer().copy(new DataInputDeserializer(bytes), copied);
      assertThat(copied.getCopyOfBuffer()).isEqualTo(bytes);
      assertThat(serializer().copy(rejection, rejection)).isEqualTo(rejection);
    }
  }

  @Test
  void rejectsReasonsThatAreNone() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer().serialize(some().get(0), out);
    byte[] bytes = out.getCopyOfBuffer();
    DataOutputSerializer text = new DataOutputSerializer(16);
    Types.STRING.createSerializer(new SerializerConfigImpl()).serialize("서울", text);
    bytes[text.length()] = 9;
    assertThatThrownBy(() -> serializer().deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("reason of a rejection must be in 0..4, was 9");
  }

  @Test
  void aSnapshotGivesTheSerializerBack() throws IOException {
    TypeSerializerSnapshot<WindowRejection<String>> snapshot = serializer().snapshotConfiguration();
    DataOutputSerializer out = new DataOutputSerializer(16);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    TypeSerializerSnapshot<WindowRejection<String>> read =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
    assertThat(read.restoreSerializer()).isEqualTo(serializer()).hasSameHashCodeAs(serializer());
    assertThat(snapshot.resolveSchemaCompatibility(read).isCompatibleAsIs()).isTrue();
  }

  @Test
  void typesAreEqualIfTheirRecordsAre() {
    assertThat(TYPE)
        .isEqualTo(WindowRejectionTypeInfo.of(Types.STRING))
        .hasSameHashCodeAs(WindowRejectionTypeInfo.of(Types.STRING))
        .isNotEqualTo(WindowRejectionTypeInfo.of(Types.LONG))
        .isNotEqualTo(Types.STRING)
        .hasToString("WindowRejection<String>");
    assertThat(TYPE.canEqual(WindowRejectionTypeInfo.of(Types.LONG))).isTrue();
    assertThat(TYPE.canEqual(Types.STRING)).isFalse();
    assertThat(TYPE.getTypeClass()).isEqualTo(WindowRejection.class);
    assertThat(TYPE.isBasicType() || TYPE.isTupleType() || TYPE.isKeyType()).isFalse();
    assertThat(TYPE.getArity()).isEqualTo(1);
    assertThat(TYPE.getTotalFields()).isEqualTo(1);
    assertThat(serializer().isImmutableType()).isTrue();
    assertThat(serializer().getLength()).isEqualTo(-1);
    assertThat(serializer().duplicate()).isEqualTo(serializer());
    assertThat(serializer())
        .isNotEqualTo(Types.STRING.createSerializer(new SerializerConfigImpl()));
  }
}
