package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TimeCountsTest {

  private static final StateHeader HEADER = StateHeader.of("times", 1, "");

  private static List<String> rows(TimeCounts counts, int lanes) {
    List<String> rows = new ArrayList<>();
    counts.forEach(
        (time, cells, start) ->
            rows.add(time + Arrays.toString(Arrays.copyOfRange(cells, start, start + lanes))));
    assertThat(rows).hasSize(counts.rows());
    return rows;
  }

  private static byte[] bytes(TimeCounts counts) {
    return StateWriter.encode(HEADER, counts::writeTo);
  }

  private static TimeCounts read(byte[] bytes, int lanes) {
    return StateReader.decode(bytes, HEADER, in -> new TimeCounts(lanes).readFrom(in));
  }

  private static void assertRefused(Consumer<StateWriter> payload, String message) {
    byte[] bytes = StateWriter.encode(HEADER, payload);
    assertThatThrownBy(() -> read(bytes, 1))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  @Test
  void rowsAscendThroughAllRanges() {
    TimeCounts counts = new TimeCounts(2);
    for (long time : new long[] {70_000, -5, 65_535, 0, 65_536, TimeCounts.FARTHEST, -5, 100}) {
      counts.add(time, 1);
    }
    counts.add(-TimeCounts.FARTHEST, 0, 3);
    assertThat(rows(counts, 2))
        .containsExactly(
            -TimeCounts.FARTHEST + "[3, 0]",
            "-5[0, 2]",
            "0[0, 1]",
            "100[0, 1]",
            "65535[0, 1]",
            "65536[0, 1]",
            "70000[0, 1]",
            TimeCounts.FARTHEST + "[0, 1]");
    assertThat(counts.weight()).isEqualTo(11);
    assertThat(rows(read(bytes(counts), 2), 2)).isEqualTo(rows(counts, 2));
  }

  @Test
  void whatIsTakenBackIsNothing() {
    TimeCounts counts = new TimeCounts(1);
    counts.add(3, 0, -1);
    counts.add(100_000, 0, -1);
    assertThat(rows(counts, 1)).containsExactly("3[-1]", "100000[-1]");
    assertThat(rows(read(bytes(counts), 1), 1)).containsExactly("3[-1]", "100000[-1]");
    counts.add(3, 0);
    counts.add(100_000, 0, 1);
    assertThat(rows(counts, 1)).isEmpty();
    assertThat(counts.weight()).isZero();
    assertThat(bytes(counts)).isEqualTo(bytes(new TimeCounts(1)));
  }

  @Test
  void equalsATreeOfSums() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      TreeMap<Long, long[]> expected = new TreeMap<>();
      List<TimeCounts> parts = List.of(new TimeCounts(3), new TimeCounts(3), new TimeCounts(3));
      for (int i = random.nextInt(200); i > 0; i--) {
        long time =
            random.nextInt(10) < 8 ? random.nextInt(300) : random.nextLong(-200_000, 200_000);
        int lane = random.nextInt(3);
        long count = random.nextInt(9) - 3L;
        parts.get(random.nextInt(3)).add(time, lane, count);
        expected.computeIfAbsent(time, key -> new long[3])[lane] += count;
      }
      TimeCounts all = parts.get(0).copy();
      all.merge(parts.get(1));
      all.merge(parts.get(2));
      TimeCounts turned = parts.get(2).copy();
      turned.merge(parts.get(0));
      turned.merge(parts.get(1));
      List<String> rows =
          expected.entrySet().stream()
              .filter(row -> Arrays.stream(row.getValue()).anyMatch(count -> count != 0))
              .map(row -> row.getKey() + Arrays.toString(row.getValue()))
              .toList();
      assertThat(rows(all, 3)).as("seed %d", seed).isEqualTo(rows);
      assertThat(bytes(turned)).as("seed %d", seed).isEqualTo(bytes(all));
      assertThat(bytes(read(bytes(all), 3))).as("seed %d", seed).isEqualTo(bytes(all));
    }
  }

  @Test
  void mergingWithItselfDoubles() {
    TimeCounts counts = new TimeCounts(1);
    counts.add(7, 0, 2_000_000_000L);
    counts.add(-7, 0, 3);
    counts.merge(counts);
    assertThat(rows(counts, 1)).containsExactly("-7[6]", "7[4000000000]");
  }

  @Test
  void tooMuchIsRefusedAndChangesNothing() {
    TimeCounts counts = new TimeCounts(1);
    counts.add(1, 0, TimeCounts.MOST - 1);
    counts.add(2, 0);
    byte[] before = bytes(counts);
    TimeCounts one = new TimeCounts(1);
    one.add(5, 0, -1);
    assertThatThrownBy(() -> counts.add(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> counts.add(1, 0, -1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> counts.add(1, 0, Long.MIN_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> counts.merge(one))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("counts must sum to at most 4611686018427387903, was 4611686018427387903 + 1");
    assertThat(bytes(counts)).isEqualTo(before);
    assertThat(rows(read(before, 1), 1)).isEqualTo(rows(counts, 1));
  }

  @Test
  void rejectsWhatCannotBe() {
    TimeCounts counts = new TimeCounts(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> counts.add(TimeCounts.FARTHEST + 1, 0))
        .withMessage("time must be within 2^61 of 0, was 2305843009213693953");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> counts.add(Long.MIN_VALUE, 0, 1))
        .withMessage("time must be within 2^61 of 0, was -9223372036854775808");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeCounts(0))
        .withMessage("lanes must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> counts.merge(new TimeCounts(2)))
        .withMessage("cannot merge tables of different lanes: 1 and 2");
    assertThat(counts.rows()).isZero();
  }

  @Test
  void refusesBytesThatAreNoTable() {
    assertRefused(
        out -> {
          out.writeCount(1);
          out.writeLong(TimeCounts.FARTHEST + 1);
          out.writeCount(2);
        },
        "time must be within 2^61 of 0, was 2305843009213693953");
    assertRefused(
        out -> {
          out.writeCount(1);
          out.writeLong(4);
          out.writeCount(0);
        },
        "row must not be all 0, was at 4");
    assertRefused(
        out -> {
          out.writeCount(2);
          out.writeLong(TimeCounts.FARTHEST);
          out.writeCount(2);
          out.writeCount(0);
          out.writeCount(2);
        },
        "distance must be in 0..-1, was 0");
    assertRefused(
        out -> {
          out.writeCount(2);
          out.writeLong(4);
          out.writeCount(2 * TimeCounts.MOST);
          out.writeCount(0);
          out.writeCount(2);
        },
        "counts must sum to at most 4611686018427387903, was 4611686018427387903 + 1");
  }
}
