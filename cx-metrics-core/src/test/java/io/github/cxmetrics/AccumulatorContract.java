package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.live.LiveMetric;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * The laws every metric and its accumulator obey. A test class implements this interface with a
 * metric and a way to make records, and inherits the tests.
 *
 * @param <T> the record
 * @param <A> the accumulator
 * @param <R> the result, with {@code equals}
 */
public interface AccumulatorContract<T, A extends Accumulator<A, R>, R> {

  /** Every random choice below comes from this seed. */
  long SEED = 20260101;

  /** The metric under test. */
  Metric<T, A, R> metric();

  /** A record the metric accepts. */
  T record(Random random);

  /** A record the metric rejects, if there is any. */
  default Optional<T> rejectedRecord() {
    return Optional.empty();
  }

  /** Compares results; override where rounding enters, with the tolerance the class states. */
  default void assertSameResult(R actual, R expected) {
    assertThat(actual).as("seed %d", SEED).isEqualTo(expected);
  }

  /**
   * Whether states that saw the same records in another order have the same bytes. Override with
   * false where rounding enters.
   */
  default boolean mergesExactly() {
    return true;
  }

  private A fold(List<T> records) {
    A accumulator = metric().newAccumulator();
    records.forEach(record -> metric().add(accumulator, record));
    return accumulator;
  }

  private List<T> records(int size, Random random) {
    return Stream.generate(() -> record(random)).limit(size).toList();
  }

  @Test
  default void emptyIsTheIdentityOfMerge() {
    A some = fold(records(40, new Random(SEED)));
    R expected = some.result();
    assertSameResult(some.copy().merge(metric().newAccumulator()).result(), expected);
    assertSameResult(metric().newAccumulator().merge(some).result(), expected);
  }

  @Test
  default void addingIsSeen() {
    assertThat(fold(records(40, new Random(SEED))).encode())
        .isNotEqualTo(metric().newAccumulator().encode());
  }

  @Test
  default void mergeIsAssociativeAndCommutative() {
    Random random = new Random(SEED);
    for (int size = 0; size < 20; size++) {
      A a = fold(records(size, random));
      A b = fold(records(random.nextInt(30), random));
      A c = fold(records(random.nextInt(30), random));
      R expected = a.copy().merge(b).merge(c).result();
      assertSameResult(a.copy().merge(b.copy().merge(c)).result(), expected);
      assertSameResult(c.copy().merge(b).merge(a).result(), expected);
    }
  }

  @Test
  default void anySplitInAnyOrderEqualsOnePass() {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      List<T> records = new ArrayList<>(records(round < 10 ? round : random.nextInt(400), random));
      A whole = fold(records);
      Collections.shuffle(records, random);
      List<A> parts = new ArrayList<>();
      for (int from = 0; from < records.size(); ) {
        int to = from + 1 + random.nextInt(records.size() - from);
        parts.add(fold(records.subList(from, to)));
        from = to;
      }
      parts.add(metric().newAccumulator());
      Collections.shuffle(parts, random);
      A merged = metric().newAccumulator();
      parts.forEach(merged::merge);
      assertSameResult(merged.result(), whole.result());
    }
  }

  @Test
  default void equalStatesHaveEqualBytes() {
    Random random = new Random(SEED);
    List<T> records = new ArrayList<>(records(200, random));
    byte[] inOrder = fold(records).encode();
    assertThat(fold(records).encode()).isEqualTo(inOrder);
    if (mergesExactly()) {
      Collections.shuffle(records, random);
      assertThat(fold(records).encode()).isEqualTo(inOrder);
    }
  }

  @Test
  default void mergeLeavesItsArgumentAlone() {
    Random random = new Random(SEED);
    A argument = fold(records(50, random));
    byte[] before = argument.encode();
    A target = fold(records(50, random)).merge(argument);
    records(50, random).forEach(record -> metric().add(target, record));
    assertThat(argument.encode()).isEqualTo(before);
  }

  @Test
  default void mergeWithItselfIsEverythingTwice() {
    Random random = new Random(SEED);
    for (int size = 0; size < 40; size++) {
      A once = fold(records(size, random));
      R expected = once.copy().merge(once.copy()).result();
      assertSameResult(once.merge(once).result(), expected);
    }
  }

  @Test
  default void copyIsIndependent() {
    Random random = new Random(SEED);
    A original = fold(records(50, random));
    byte[] before = original.encode();
    A copy = original.copy();
    assertThat(copy.encode()).isEqualTo(before);
    records(50, random).forEach(record -> metric().add(copy, record));
    assertThat(original.encode()).isEqualTo(before);
  }

  @Test
  default void resultDoesNotMoveWhenItsAccumulatorDoes() {
    Random random = new Random(SEED);
    List<T> records = records(50, random);
    A accumulator = fold(records);
    R early = accumulator.result();
    records(50, random).forEach(record -> metric().add(accumulator, record));
    assertSameResult(early, fold(records).result());
  }

  @Test
  default void bytesRoundTrip() {
    Random random = new Random(SEED);
    for (int size : new int[] {0, 1, 2, 3, 300}) {
      A original = fold(records(size, random));
      A read = metric().decode(original.encode());
      assertSameResult(read.result(), original.result());
      assertThat(read.encode()).isEqualTo(original.encode());
      assertSameResult(read.merge(original).result(), original.copy().merge(original).result());
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  default void javaSerialisationRoundTrips() throws IOException, ClassNotFoundException {
    A original = fold(records(50, new Random(SEED)));
    A read = (A) javaRoundTrip(original);
    assertSameResult(read.result(), original.result());
    Metric<T, A, R> metric = (Metric<T, A, R>) javaRoundTrip(metric());
    assertSameResult(records(50, new Random(SEED)).stream().collect(metric), original.result());
    assertSameResult((R) javaRoundTrip(original.result()), original.result());
  }

  private static Object javaRoundTrip(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @Test
  default void collectorEqualsLoopEqualsParallel() {
    List<T> records = records(5_000, new Random(SEED));
    R loop = fold(records).result();
    assertSameResult(records.stream().collect(metric()), loop);
    assertSameResult(records.parallelStream().collect(metric()), loop);
  }

  @Test
  default void liveEqualsLoop() {
    List<T> records = records(600, new Random(SEED));
    LiveMetric<T, R> live = LiveMetric.of(metric());
    for (int i = 0; i < records.size(); i++) {
      live.record(records.get(i));
      if (i % 250 == 0) {
        live.result();
      }
    }
    assertSameResult(live.result(), fold(records).result());
  }

  @Test
  default void everyTruncationIsRefused() {
    byte[] state = fold(records(20, new Random(SEED))).encode();
    for (int length = 0; length < state.length; length++) {
      byte[] cut = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> metric().decode(cut)).isInstanceOf(StateFormatException.class);
    }
    byte[] longer = Arrays.copyOf(state, state.length + 1);
    assertThatThrownBy(() -> metric().decode(longer)).isInstanceOf(StateFormatException.class);
  }

  @Test
  default void everyFlippedBitIsRefused() {
    byte[] state = fold(records(20, new Random(SEED))).encode();
    for (int bit = 0; bit < 8 * state.length; bit++) {
      byte[] flipped = state.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> metric().decode(flipped)).isInstanceOf(StateFormatException.class);
    }
  }

  /**
   * Behind a right header and checksum, any payload gives a state of this metric or the documented
   * exception.
   */
  @Test
  default void forgedPayloadsAreReadOrRefused() {
    Random random = new Random(SEED);
    A original = fold(records(20, random));
    byte[] state = original.encode();
    int payload = StateWriter.encode(original.header(), out -> {}).length - 4;
    for (int round = 0; round < 3_000; round++) {
      boolean sameLength = random.nextInt(4) > 0;
      int length = sameLength ? state.length : payload + 4 + random.nextInt(2 * state.length);
      byte[] forged = Arrays.copyOf(state, length);
      for (int changes = random.nextInt(4); changes >= 0 && length > payload + 4; changes--) {
        forged[payload + random.nextInt(length - 4 - payload)] = (byte) random.nextInt();
      }
      sealed(forged);
      A read;
      try {
        read = metric().decode(forged);
      } catch (StateFormatException refused) {
        continue;
      }
      assertThat(read.encode()).as("seed %d, round %d", SEED, round).isEqualTo(forged);
    }
  }

  private static void sealed(byte[] state) {
    CRC32C checksum = new CRC32C();
    checksum.update(state, 0, state.length - 4);
    for (int i = 0; i < 4; i++) {
      state[state.length - 4 + i] = (byte) (checksum.getValue() >>> (8 * i));
    }
  }

  @Test
  default void rejectedRecordChangesNothing() {
    rejectedRecord()
        .ifPresent(
            bad -> {
              A accumulator = fold(records(20, new Random(SEED)));
              byte[] before = accumulator.encode();
              assertThatIllegalArgumentException().isThrownBy(() -> metric().add(accumulator, bad));
              assertThatIllegalArgumentException().isThrownBy(() -> metric().check(bad));
              assertThat(accumulator.encode()).isEqualTo(before);
            });
  }

  @Test
  default void checkAcceptsWhatAddAccepts() {
    records(100, new Random(SEED)).forEach(metric()::check);
  }
}
