package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

  private static byte[] scores(int size, int lowest, int highest) {
    Random random = new Random(size);
    byte[] scores = new byte[size];
    for (int i = 0; i < size; i++) {
      scores[i] = (byte) (lowest + random.nextInt(highest - lowest + 1));
    }
    return scores;
  }

  private static int[] widened(byte[] scores) {
    int[] widened = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      widened[i] = scores[i];
    }
    return widened;
  }

  /** The plain twin of the table loops. */
  private static long[] countedOneByOne(byte[] scores, int from, int to, Tally empty) {
    for (int i = from; i < to; i++) {
      empty.add(scores[i]);
    }
    return empty.toArray();
  }

  @ParameterizedTest
  @CsvSource({"-3, 3", "0, 10", "1, 5", "3, 3", "0, 15", "0, 16", "-1, 14", "0, 100", "-128, 127"})
  void batchesEqualOneByOne(int lowest, int highest) {
    for (int size : new int[] {0, 1, 3, 1_023, 1_026, 1_029, 1_033, 10_007, 200_003}) {
      byte[] scores = scores(size, lowest, highest);
      int from = Math.min(size, 2);
      long[] expected = countedOneByOne(scores, from, size, new Tally(lowest, highest, 1));
      Tally bytes = new Tally(lowest, highest, 1);
      Tally ints = new Tally(lowest, highest, 1);
      assertThat(bytes.addAll(scores, from, size)).isEqualTo(-1);
      assertThat(ints.addAll(widened(scores), from, size)).isEqualTo(-1);
      assertThat(bytes.toArray()).isEqualTo(expected);
      assertThat(ints.toArray()).isEqualTo(expected);
    }
  }

  @Test
  void largeBatchesKnowStepsBetweenWholeNumbers() {
    byte[] scores = scores(5_000, 1, 7);
    Tally halves = new Tally(1, 7, 2);
    Tally twin = new Tally(1, 7, 2);
    long[] expected = countedOneByOne(scores, 0, scores.length, twin);
    assertThat(halves.addAll(scores, 0, scores.length)).isEqualTo(-1);
    assertThat(halves.toArray()).isEqualTo(expected);
  }

  @Test
  void workingSpaceIsCleanForTheNextBatch() {
    byte[] scores = scores(10_000, 0, 10);
    Tally once = new Tally(0, 10, 1);
    once.addAll(scores, 0, scores.length);
    Tally twice = once.copy();
    twice.merge(once);
    once.addAll(widened(scores), 0, scores.length);
    assertThat(once.toArray()).isEqualTo(twice.toArray());
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 5", "0, 15", "-3, 3", "0, 100"})
  void badValueInABatchChangesNothing(int lowest, int highest) {
    int[] bads = {lowest - 1, highest + 1, -128, 127, highest + 16};
    for (int size : new int[] {10, 1_029, 10_003, 70_000}) {
      byte[] good = scores(size, lowest, highest);
      for (int bad : bads) {
        for (int at = size - 10; at < size; at++) {
          byte[] scores = good.clone();
          scores[at] = (byte) bad;
          scores[size - 1] = (byte) bad;
          Tally tally = new Tally(lowest, highest, 1);
          assertThat(tally.addAll(scores, 0, size)).isEqualTo(at);
          assertThat(tally.addAll(widened(scores), 0, size)).isEqualTo(at);
          assertThat(tally.total()).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 10_000})
  void badValueWiderThanAByteChangesNothing(int size) {
    for (int bad : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, 256, 1 << 20, -256}) {
      int[] scores = new int[size];
      scores[3] = bad;
      Tally tally = new Tally(0, 10, 1);
      assertThat(tally.addAll(scores, 0, size)).isEqualTo(3);
      assertThat(tally.total()).isZero();
    }
  }

  @Test
  void stepsLieBetweenWholeNumbers() {
    Tally halves = new Tally(1, 3, 2);
    halves.add(1);
    halves.addStep(1);
    halves.add(3);
    halves.addAll(new byte[] {2, 2}, 0, 2);
    assertThat(halves.toArray()).containsExactly(1, 1, 2, 0, 1);
  }

  @Test
  void valuesOutsideTheRangeAreNotCounted() {
    Tally tally = new Tally(0, 10, 1);
    assertThat(tally.add(11)).isFalse();
    assertThat(tally.add(-1)).isFalse();
    assertThat(tally.add(Integer.MIN_VALUE)).isFalse();
    assertThat(tally.total()).isZero();
  }

  @Test
  void indexesOutsideTheArrayAreRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new Tally(0, 10, 1).addAll(new byte[3], 1, 4));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new Tally(0, 10, 1).addAll(new int[3], 2, 1));
  }

  @Test
  void rejectsImpossibleRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tally(1, 0, 1))
        .withMessage("tally must have 1 to 256 steps, was 1..0 with 1 steps a unit");
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(0, 256, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(0, 10, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tally(Integer.MIN_VALUE, Integer.MAX_VALUE, 1));
  }

  @Test
  void differentRangesDoNotMerge() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tally(0, 10, 1).merge(new Tally(1, 5, 2)))
        .withMessage(
            "cannot merge tallies of different ranges: "
                + "0..10 with 1 steps a unit and 1..5 with 2 steps a unit");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 5_000})
  void largeBatchesOfWholeNumbersOnAScaleInHalves(int size) {
    for (int highest : new int[] {7, 100}) {
      byte[] scores = scores(size, 1, highest);
      Tally bytes = new Tally(1, highest, 2);
      Tally ints = new Tally(1, highest, 2);
      bytes.addAll(scores, 0, size);
      ints.addAll(widened(scores), 0, size);
      long[] expected = countedOneByOne(scores, 0, size, new Tally(1, highest, 2));
      assertThat(bytes.toArray()).isEqualTo(expected);
      assertThat(ints.toArray()).isEqualTo(expected);
    }
  }

  private static Tally read(long... counts) {
    StateHeader header = StateHeader.of("tally", 1, "");
    byte[] state =
        StateWriter.encode(
            header,
            out -> {
              for (long count : counts) {
                out.writeCount(count);
              }
            });
    return StateReader.decode(state, header, in -> new Tally(1, counts.length, 1).readFrom(in));
  }

  @Test
  void totalsUpToTheMostAreReadAndMerged() {
    Tally full = read(Tally.MOST - 3, 1, 2);
    assertThat(full.total()).isEqualTo(Tally.MOST);
    Tally nearly = read(Tally.MOST - 5, 0, 0);
    nearly.merge(read(1, 2, 2));
    assertThat(nearly.total()).isEqualTo(Tally.MOST);
    assertThat(nearly.toArray()).containsExactly(Tally.MOST - 4, 2, 2);
  }

  @Test
  void totalsPastTheMostAreRefused() {
    assertThatExceptionOfType(StateFormatException.class)
        .isThrownBy(() -> read(Tally.MOST - 3, 1, 3))
        .withMessage("count of step 2 must be in 0..2, was 3");
    Tally full = read(Tally.MOST, 0, 0);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> full.merge(read(0, 0, 1)))
        .withMessage("counts must sum to at most " + Tally.MOST + ", was " + Tally.MOST + " + 1");
    assertThat(full.toArray()).containsExactly(Tally.MOST, 0, 0);
  }
}
