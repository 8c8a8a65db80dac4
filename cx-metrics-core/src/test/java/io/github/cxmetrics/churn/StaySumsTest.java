package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.state.WideSum;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StaySumsTest {

  private static final long SEED = 20_261_127;
  private static final long FARTHEST = (1L << 48) - 1;

  private final StaySums sums = new StaySums();
  private final WideSum[] found = {new WideSum(), new WideSum(), new WideSum(), new WideSum()};
  private final WideSum[] expected = {new WideSum(), new WideSum(), new WideSum(), new WideSum()};

  private void check(long[] starts, long[] ends) {
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < starts.length; i++) {
      boolean open = ends[i] == ChurnLayout.NONE;
      long value = open ? starts[i] : ends[i] - starts[i];
      expected[open ? 2 : 0].add(value);
      expected[open ? 3 : 1].addProduct(value, value);
      latest = Math.max(latest, open ? starts[i] : ends[i]);
    }
    sums.clear();
    for (int from = 0; from < starts.length; from += StaySums.MOST_ROWS) {
      int to = Math.min(starts.length, from + StaySums.MOST_ROWS);
      assertThat(sums.addAll(starts, ends, from, to)).isTrue();
    }
    sums.addTo(found[0], found[1], found[2], found[3]);
    assertThat(found).as("seed %d", SEED).isEqualTo(expected);
    assertThat(sums.latestMillis()).isEqualTo(latest);
  }

  @Test
  void sumsAreExactForAllTimes() {
    Random random = new Random(SEED);
    for (int bits = 1; bits <= 48; bits++) {
      long[] starts = new long[1 + random.nextInt(9_000)];
      long[] ends = new long[starts.length];
      for (int i = 0; i < starts.length; i++) {
        long a = random.nextLong() >> (Long.SIZE - 1 - bits);
        long b = random.nextLong() >> (Long.SIZE - 1 - bits);
        starts[i] = Math.max(-FARTHEST, Math.min(a, b));
        ends[i] = random.nextBoolean() ? ChurnLayout.NONE : Math.max(starts[i], Math.max(a, b));
      }
      check(starts, ends);
    }
  }

  @Test
  void sumsOfTheLongestStaysAreExact() {
    long[] starts = new long[2 * StaySums.MOST_ROWS];
    long[] ends = new long[starts.length];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = -FARTHEST;
      ends[i] = i % 4 == 0 ? ChurnLayout.NONE : FARTHEST - i % 2;
    }
    check(starts, ends);
  }

  @Test
  void rowsThatCannotBeAreSeen() {
    long[][] bad = {
      {5, 4},
      {5, Long.MIN_VALUE},
      {5, -1L << 48},
      {0, 1L << 48},
      {1L << 48, ChurnLayout.NONE},
      {-1L << 48, 0},
      {Long.MIN_VALUE, Long.MIN_VALUE},
      {Long.MIN_VALUE, Long.MAX_VALUE - 1},
      {Long.MAX_VALUE, ChurnLayout.NONE}
    };
    for (long[] row : bad) {
      sums.clear();
      assertThat(sums.addAll(new long[] {0, row[0], 0}, new long[] {7, row[1], 9}, 0, 3))
          .as("%d..%d", row[0], row[1])
          .isFalse();
    }
    sums.clear();
    assertThat(sums.addAll(new long[] {-FARTHEST}, new long[] {FARTHEST}, 0, 1)).isTrue();
    assertThat(sums.earliestMillis()).isEqualTo(-FARTHEST);
  }
}
