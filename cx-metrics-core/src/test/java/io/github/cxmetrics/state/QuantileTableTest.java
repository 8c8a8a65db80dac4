package io.github.cxmetrics.state;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantileTableTest {

  private static final long SEED = 20_261_127;

  private static long value(Random random, int round) {
    return switch (round % 5) {
      case 0 -> random.nextInt(300);
      case 1 -> (long) Math.exp(13 + 2 * random.nextGaussian());
      case 2 -> random.nextInt(20_000) == 0 ? random.nextLong() >>> 1 : 5;
      case 3 -> random.nextLong() >>> 28;
      default -> random.nextLong() >>> (1 + random.nextInt(62));
    };
  }

  /** Groups of very different sizes: some keep their values, some do not. */
  private static int group(Random random, int groups) {
    double share = random.nextDouble();
    return (int) (groups * share * share * share * share);
  }

  @Test
  void eachGroupIsAsQuantilesOneByOne() {
    Random random = new Random(SEED);
    for (int round = 0; round < 30; round++) {
      QuantileTable table = new QuantileTable();
      Map<Long, Quantiles> plain = new HashMap<>();
      int groups = 1 + random.nextInt(round % 2 == 0 ? 4 : 60);
      for (int batch = 0; batch < 3; batch++) {
        int size = random.nextInt(batch == 0 ? 3_000 : 120_000);
        int[] codes = new int[size];
        long[] values = new long[size];
        int from = size / 10;
        for (int i = 0; i < size; i++) {
          codes[i] = group(random, groups) * 7 - 3;
          values[i] = value(random, round);
          if (i >= from) {
            plain.computeIfAbsent((long) codes[i], any -> new Quantiles()).add(values[i]);
          }
        }
        if (batch == 2) {
          long[] wide = Arrays.stream(codes).asLongStream().toArray();
          table.addAll(wide, values, from, size);
        } else {
          table.addAll(codes, values, from, size);
        }
      }
      assertThat(table.codes())
          .as("seed %d", SEED)
          .containsExactly(plain.keySet().stream().mapToLong(code -> code).sorted().toArray());
      plain.forEach((code, quantiles) -> assertThat(table.group(code)).isEqualTo(quantiles));
    }
  }

  @Test
  void columnOfOneGroupIsAsQuantilesOneByOne() {
    Random random = new Random(SEED);
    for (int round = 0; round < 30; round++) {
      int shape = round;
      long[] values =
          LongStream.generate(() -> value(random, shape)).limit(random.nextInt(30_000)).toArray();
      Quantiles columns = new Quantiles();
      int cut = values.length / 3;
      columns.addAll(values, 0, cut);
      columns.addAll(values, cut, values.length);
      Quantiles plain = new Quantiles();
      LongStream.of(values).forEach(plain::add);
      assertThat(columns).as("seed %d", SEED).isEqualTo(plain);
      assertThat(columns.mean()).isEqualTo(plain.mean());
    }
  }

  @Test
  void batchIsAllOrNothing() {
    for (int size : new int[] {100, 100_000}) {
      int[] codes = new int[size];
      long[] values = new long[size];
      codes[size - 1] = 9;
      values[size - 3] = -7;
      values[size - 2] = -8;
      QuantileTable table = new QuantileTable();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.addAll(codes, values, 0, size))
          .withMessage("value at index " + (size - 3) + " must be at least 0, was -7");
      assertThat(table.codes()).isEmpty();
      Quantiles one = new Quantiles();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> one.addAll(values, 0, size))
          .withMessage("value at index " + (size - 3) + " must be at least 0, was -7");
      assertThat(one.n()).isZero();
      table.addAll(codes, values, 0, size - 3);
      assertThat(table.codes()).containsExactly(0);
      assertThat(table.group(0).n()).isEqualTo(size - 3);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> table.addAll(codes, values, 0, size + 1));
    }
  }

  @Test
  void nothingOfBatchThatDidNotFitIsLeft() {
    Random random = new Random(SEED);
    int size = 60_000;
    long[] values = random.longs(size, 0, 1L << 36).toArray();
    for (long bad : new long[] {-1, Long.MIN_VALUE}) {
      QuantileTable table = new QuantileTable();
      table.addAll(new int[size], values, 0, size);
      long[] worse = values.clone();
      Arrays.fill(worse, 20_000, 20_500, Long.MAX_VALUE);
      worse[20_600] = bad;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.addAll(new int[size], worse, 0, size))
          .withMessage("value at index 20600 must be at least 0, was " + bad);
      int[] codes = random.ints(size, 0, 5).toArray();
      table.addAll(codes, values, 0, size);
      for (int group = 0; group < 5; group++) {
        Quantiles plain = new Quantiles();
        for (int i = 0; i < size; i++) {
          for (int times = (codes[i] == group ? 1 : 0) + (group == 0 ? 1 : 0); times > 0; times--) {
            plain.add(values[i]);
          }
        }
        assertThat(table.group(group)).as("seed %d", SEED).isEqualTo(plain);
      }
    }
  }

  @Test
  void addingAllocatesNothing() {
    Random random = new Random(SEED);
    int size = 60_000;
    int[] codes = random.ints(size, 0, 8).toArray();
    long[] values = random.longs(size, 0, 1L << 30).toArray();
    QuantileTable table = new QuantileTable();
    Quantiles one = new Quantiles();
    assertAllocatesNothing(
        () -> {
          table.addAll(codes, values, 0, size);
          table.addAll(codes, values, 0, 1_000);
          one.addAll(values, 0, size);
        });
  }
}
