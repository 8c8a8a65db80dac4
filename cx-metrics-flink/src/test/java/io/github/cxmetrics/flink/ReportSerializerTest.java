package io.github.cxmetrics.flink;

import static io.github.cxmetrics.flink.CustomerEvent.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ReportSerializerTest {

  private static final Window DAY = new Window(0, 86_400_000);
  private static final CustomerPopulation<JourneyAccumulator, PopulationAccumulator, Funnel>
      FUNNEL =
          new CustomerPopulation<>(
              Funnel.population(CHECKOUT).from(JourneyAccumulator::result),
              last -> Funnel.population(CHECKOUT).asOf(last).from(JourneyAccumulator::result));
  private static final ReportTypeInfo<PopulationAccumulator, Funnel> TYPE =
      new ReportTypeInfo<>(FUNNEL);

  private final TypeSerializer<StreamResult<String, PopulationAccumulator, Funnel>> serializer =
      TYPE.createSerializer(new SerializerConfigImpl());

  private static StreamResult<String, PopulationAccumulator, Funnel> report(
      Window window, Kind kind) {
    PopulationAccumulator sum =
        kind == Kind.FIRST && window.equals(DAY)
            ? Funnel.population(CHECKOUT).asOf(Instant.ofEpochMilli(86_399_999)).newAccumulator()
            : FUNNEL.at(window).newAccumulator();
    return new StreamResult<>("유나", window, MetricState.of(sum), 3, kind, kind == Kind.FIRST);
  }

  private byte[] bytes(StreamResult<String, PopulationAccumulator, Funnel> report)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(4_096);
    serializer.serialize(report, out);
    return out.getCopyOfBuffer();
  }

  @Test
  void reportsOfDifferentEndsGoThroughOneSerializer() throws IOException {
    for (Window window : new Window[] {DAY, ReportTimes.WHOLE, new Window(0, 5)}) {
      for (Kind kind : Kind.values()) {
        var report = report(window, kind);
        byte[] bytes = bytes(report);
        var read = serializer.deserialize(report, new DataInputDeserializer(bytes));
        assertThat(read).isEqualTo(report).isEqualTo(serializer.copy(report, report));
        assertThat(read.result()).isEqualTo(report.result());
        DataOutputSerializer copy = new DataOutputSerializer(4_096);
        serializer.copy(new DataInputDeserializer(bytes), copy);
        assertThat(copy.getCopyOfBuffer()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void aKindThatIsNotOneIsNamed() throws IOException {
    byte[] bytes = bytes(report(DAY, Kind.FIRST));
    bytes[bytes.length - 2] = 3;
    assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("kind of a report must be in 0..2, was 3");
  }

  @Test
  void aSavepointNeedsNotKnowTheMetric() throws IOException {
    TypeSerializerSnapshot<StreamResult<String, PopulationAccumulator, Funnel>> snapshot =
        serializer.snapshotConfiguration();
    TypeSerializer<StreamResult<String, PopulationAccumulator, Funnel>> restored =
        snapshot.restoreSerializer();
    var report = report(DAY, Kind.FIRST);
    byte[] bytes = bytes(report);
    var read = restored.deserialize(new DataInputDeserializer(bytes));
    DataOutputSerializer again = new DataOutputSerializer(4_096);
    restored.serialize(read, again);
    assertThat(again.getCopyOfBuffer()).isEqualTo(bytes);
    assertThat(serializer.copy(read).result()).isEqualTo(report.result());
    assertThat(snapshot.resolveSchemaCompatibility(new ReportSerializerSnapshot<>()))
        .matches(compatibility -> compatibility.isCompatibleAsIs());
  }

  @Test
  void typesAreEqualWhereTheirPopulationsAre() {
    assertThat(TYPE)
        .isEqualTo(new ReportTypeInfo<>(FUNNEL))
        .hasSameHashCodeAs(new ReportTypeInfo<>(FUNNEL))
        .isNotEqualTo(
            new ReportTypeInfo<>(
                new CustomerPopulation<>(
                    Funnel.population(CHECKOUT).from(JourneyAccumulator::result), null)))
        .isNotEqualTo("report")
        .hasToString("report");
    assertThat(TYPE.canEqual(TYPE)).isTrue();
    assertThat(TYPE.canEqual("report")).isFalse();
    assertThat(TYPE.isBasicType() || TYPE.isTupleType() || TYPE.isKeyType()).isFalse();
    assertThat(TYPE.getArity()).isEqualTo(1);
    assertThat(TYPE.getTotalFields()).isEqualTo(1);
    assertThat(TYPE.getTypeClass()).isEqualTo(StreamResult.class);
    assertThat(serializer.isImmutableType()).isFalse();
    assertThat(serializer.getLength()).isEqualTo(-1);
    assertThat(serializer.duplicate()).isEqualTo(serializer).hasSameHashCodeAs(serializer);
    assertThat(serializer).isNotEqualTo("serializer");
    assertThat(serializer.createInstance().complete()).isFalse();
  }
}
