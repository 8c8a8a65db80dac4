package io.github.cxmetrics.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowSharesTest {

  private static Parallelism threads(int threads) {
    return Parallelism.of(Runnable::run, threads);
  }

  @Test
  void sharesCoverAllRowsOnce() {
    for (int[] rows :
        new int[][] {{0, 0}, {5, 5}, {7, 1_000_003}, {0, Integer.MAX_VALUE}, {3, 70_000}}) {
      for (int count : new int[] {1, 2, 3, 7, 64}) {
        RowShares shares = new RowShares(rows[0], rows[1], threads(count));
        assertThat(shares.count()).isBetween(1, count);
        assertThat(shares.start(0)).isEqualTo(rows[0]);
        assertThat(shares.start(shares.count())).isEqualTo(rows[1]);
        for (int share = 0; share < shares.count(); share++) {
          assertThat(shares.start(share)).isLessThanOrEqualTo(shares.start(share + 1));
        }
      }
    }
  }

  @Test
  void fewRowsAreOneShare() {
    assertThat(new RowShares(0, 131_071, threads(8)).count()).isEqualTo(1);
    assertThat(new RowShares(0, 131_072, threads(8)).count()).isEqualTo(2);
    assertThat(new RowShares(0, 1 << 30, threads(8)).count()).isEqualTo(8);
  }

  @Test
  void eachShareHasAnAccumulatorOfItsOwn() {
    RowShares shares = new RowShares(10, 300_010, threads(3));
    List<int[]> parts =
        shares.add(
            threads(3),
            () -> new int[2],
            (part, from, to) -> {
              part[0] = from;
              part[1] = to;
            });
    assertThat(parts)
        .containsExactly(
            new int[] {10, 100_010}, new int[] {100_010, 200_010}, new int[] {200_010, 300_010});
  }
}
