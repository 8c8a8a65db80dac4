package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricStateSerializerTest {

  private static final MetricStateSerializer<RatingAccumulator<Nps>, Nps> SERIALIZER =
      MetricStateSerializer.of(Nps.accumulator());

  private static MetricState<RatingAccumulator<Nps>, Nps> state(int... scores) {
    RatingAccumulator<Nps> accumulator = Nps.accumulator();
    for (int score : scores) {
      accumulator.add(score);
    }
    return MetricState.of(accumulator);
  }

  private static byte[] bytes(
      MetricStateSerializer<RatingAccumulator<Nps>, Nps> serializer,
      MetricState<RatingAccumulator<Nps>, Nps> state)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer.serialize(state, out);
    return out.getCopyOfBuffer();
  }

  private static MetricState<RatingAccumulator<Nps>, Nps> read(byte[] bytes) throws IOException {
    return SERIALIZER.deserialize(new DataInputDeserializer(bytes));
  }

  @Test
  void writesThePayloadBehindItsLength() throws IOException {
    byte[] payload = state(10, 3).payload();
    byte[] bytes = bytes(SERIALIZER, state(10, 3));
    assertThat(bytes).hasSize(4 + payload.length).endsWith(payload);
    assertThat(new DataInputDeserializer(bytes).readInt()).isEqualTo(payload.length);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    SERIALIZER.serialize(state(10, 3), out);
    SERIALIZER.serialize(state(), out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    assertThat(SERIALIZER.deserialize(in).result()).isEqualTo(Nps.of(10, 3));
    assertThat(SERIALIZER.deserialize(state(1), in).result()).isEqualTo(Nps.of());
    assertThat(in.available()).isZero();
  }

  @Test
  void passesOnWhatNobodyReads() throws IOException {
    byte[] bytes = bytes(SERIALIZER, state(10, 3));
    var state = read(bytes);
    assertThat(bytes(SERIALIZER, state)).isEqualTo(bytes);
    assertThat(state.waits()).isTrue();
    assertThat(state.result()).isEqualTo(Nps.of(10, 3));
  }

  @Test
  void copiesFromViewToView() throws IOException {
    byte[] bytes = bytes(SERIALIZER, state(10, 3));
    DataOutputSerializer out = new DataOutputSerializer(16);
    SERIALIZER.copy(new DataInputDeserializer(bytes), out);
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes);
  }

  @Test
  void copiesShareNothing() {
    var state = state(10);
    var copy = SERIALIZER.copy(state);
    var reused = SERIALIZER.copy(state, state(5));
    state.accumulator().add(0);
    assertThat(copy.result()).isEqualTo(Nps.of(10));
    assertThat(reused.result()).isEqualTo(Nps.of(10));
  }

  @Test
  void aNewInstanceIsEmptyAndItsOwn() {
    SERIALIZER.createInstance().accumulator().add(4);
    assertThat(SERIALIZER.createInstance().result()).isEqualTo(Nps.of());
    assertThat(SERIALIZER.createInstance().header()).isEqualTo(SERIALIZER.header());
  }

  @Test
  void doesNotHoldTheAccumulatorItWasGiven() {
    RatingAccumulator<Nps> empty = Nps.accumulator();
    var serializer = MetricStateSerializer.of(empty);
    empty.add(7);
    assertThat(serializer.createInstance().result()).isEqualTo(Nps.of());
  }

  @Test
  void duplicatesForEachThread() throws IOException {
    var duplicate = (MetricStateSerializer<RatingAccumulator<Nps>, Nps>) SERIALIZER.duplicate();
    assertThat(duplicate).isEqualTo(SERIALIZER).isNotSameAs(SERIALIZER);
    assertThat(bytes(duplicate, state(1, 2))).isEqualTo(bytes(SERIALIZER, state(1, 2)));
    var restored = MetricStateSerializer.<RatingAccumulator<Nps>, Nps>restored(SERIALIZER.header());
    assertThat(restored.duplicate()).isSameAs(restored);
  }

  @Test
  void isOfVaryingLengthAndMutable() {
    assertThat(SERIALIZER.getLength()).isEqualTo(-1);
    assertThat(SERIALIZER.isImmutableType()).isFalse();
  }

  @Test
  void isEqualIfItsStatesAre() {
    assertThat(SERIALIZER)
        .isEqualTo(MetricStateSerializer.of(Nps.accumulator()))
        .hasSameHashCodeAs(MetricStateSerializer.of(Nps.accumulator()))
        .isNotEqualTo(MetricStateSerializer.of(new PointsOne("score")))
        .isNotEqualTo("serializer")
        .hasToString("states of nps[NPS on 0..10, promoters 9..10, detractors 0..6]");
  }

  @Test
  void restoredWithoutAMetricPassesBytesOn() throws IOException {
    var restored = MetricStateSerializer.<RatingAccumulator<Nps>, Nps>restored(SERIALIZER.header());
    byte[] bytes = bytes(SERIALIZER, state(10, 3));
    var waiting = restored.deserialize(new DataInputDeserializer(bytes));
    assertThat(bytes(restored, restored.copy(waiting))).isEqualTo(bytes);
    assertThat(waiting.waits()).isTrue();
    assertThat(SERIALIZER.copy(waiting).result()).isEqualTo(Nps.of(10, 3));
    assertThatThrownBy(restored::createInstance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "metric must be known to make a state, was only "
                + "nps[NPS on 0..10, promoters 9..10, detractors 0..6] from a savepoint");
  }

  @Test
  void writesWaitingStatesOfAnOlderVersionAnew() throws IOException {
    PointsOne one = new PointsOne("score");
    one.add(300);
    MetricState<PointsTwo, Long> waiting =
        MetricState.ofPayload(MetricState.of(one).payload(), one.header(), null);
    var two = MetricStateSerializer.of(new PointsTwo("score"));
    DataOutputSerializer out = new DataOutputSerializer(16);
    two.serialize(waiting, out);
    assertThat(out.length()).isEqualTo(4 + 1 + 2);
    assertThat(two.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())).result())
        .isEqualTo(300);
    // another thread may be copying the state
    assertThat(waiting.waits()).isTrue();
    assertThat(waiting.header().version()).isEqualTo(1);
  }

  @Test
  void cannotMigrateWithoutTheMetric() {
    MetricState<PointsTwo, Long> waiting =
        MetricState.ofPayload(new byte[8], new PointsOne("score").header(), null);
    var restored = MetricStateSerializer.<PointsTwo, Long>restored(new PointsTwo("score").header());
    assertThatThrownBy(() -> restored.serialize(waiting, new DataOutputSerializer(16)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "metric must be known to migrate a state of test/points[score], 8 bytes, "
                + "was only test/points v2[score] from a savepoint");
  }

  @Test
  void refusesStatesOfAnotherDefinition() {
    var serializer = MetricStateSerializer.of(new PointsTwo("score"));
    assertThatThrownBy(
            () ->
                serializer.serialize(
                    MetricState.of(new PointsTwo("stars")), new DataOutputSerializer(16)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state must be of test/points v2[score], was of test/points v2[stars]");
    MetricState<PointsTwo, Long> waiting =
        MetricState.ofPayload(new byte[8], StateHeader.of("test/points", 1, "stars"), null);
    assertThatThrownBy(() -> serializer.serialize(waiting, new DataOutputSerializer(16)))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("state of kind test/points must be of definition [score], was [stars]");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE})
  void refusesNegativeLengths(int length) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    out.writeInt(length);
    assertThatThrownBy(() -> read(out.getCopyOfBuffer()))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("length of a state must not be negative, was " + length);
  }

  @Test
  void takesNoMemoryForWhatIsNotThere() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    out.writeInt(Integer.MAX_VALUE);
    out.write(new byte[3 << 20]);
    byte[] bytes = out.getCopyOfBuffer();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(EOFException.class);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
  }

  @Test
  void readsLongPayloadsWhole() throws IOException {
    byte[] payload = new byte[(5 << 20) + 3];
    new Random(5).nextBytes(payload);
    DataOutputSerializer out = new DataOutputSerializer(16);
    out.writeInt(payload.length);
    out.write(payload);
    assertThat(read(out.getCopyOfBuffer()).payload()).isEqualTo(payload);
  }

  @Test
  void refusesTrailingAndMissingBytesWhenRead() throws IOException {
    byte[] payload = state(10, 3).payload();
    for (int length : new int[] {payload.length - 1, payload.length + 1}) {
      DataOutputSerializer out = new DataOutputSerializer(16);
      out.writeInt(length);
      out.write(Arrays.copyOf(payload, length));
      var state = read(out.getCopyOfBuffer());
      assertThatThrownBy(state::result).isInstanceOf(StateFormatException.class);
      assertThatThrownBy(state::result).isInstanceOf(StateFormatException.class);
    }
  }
}
