package io.github.cxmetrics.retention;

import io.github.cxmetrics.stats.ClusterSums;
import java.util.Arrays;

/**
 * By column, the memberships of actors, how many of them were retained and what they came to, as
 * sums of clusters.
 */
final class ClusterFold {

  private final int columns;
  private final long[] trials;
  private final long[] successes;
  private final long[][] sums;

  private final long[] amounts;
  private final BasketSums[] amountSums;

  /* The columns of this actor end before this one. */
  private int used;

  ClusterFold(int columns) {
    this.columns = columns;
    trials = new long[columns + 1];
    successes = new long[columns + 1];
    sums = new long[6][columns + 1];
    amounts = new long[columns + 1];
    amountSums = new BasketSums[columns + 1];
    Arrays.setAll(amountSums, column -> new BasketSums());
  }

  /** Adds the amount of a membership in a column, if that is observed. */
  void addAmount(int column, long value, int observedTo) {
    if (column <= observedTo) {
      amounts[column] += value;
    }
  }

  /** One more membership was observed in the columns up to one. */
  void tryUpTo(int column) {
    for (int i = 0; i <= column; i++) {
      trials[i]++;
    }
    used = Math.max(used, column + 1);
  }

  /** The membership was retained in the columns from one to another, all observed. */
  void succeed(int from, int to) {
    for (int i = from; i <= to; i++) {
      successes[i]++;
    }
  }

  void endCluster() {
    for (int i = 0; i < used; i++) {
      long m = trials[i];
      long x = successes[i];
      sums[0][i]++;
      sums[1][i] += m;
      sums[2][i] += x;
      sums[3][i] += m * m;
      sums[4][i] += m * x;
      sums[5][i] += x * x;
      amountSums[i].add(m, amounts[i]);
    }
    Arrays.fill(trials, 0, used, 0);
    Arrays.fill(successes, 0, used, 0);
    Arrays.fill(amounts, 0, used, 0);
    used = 0;
  }

  /** Amounts an actor by memberships; of the first of all rules only. */
  BasketSums[] amounts() {
    return amountSums;
  }

  ClusterSums[] sums() {
    ClusterSums[] all = new ClusterSums[columns + 1];
    Arrays.setAll(
        all,
        i ->
            new ClusterSums(
                sums[0][i], sums[1][i], sums[2][i], sums[3][i], sums[4][i], sums[5][i]));
    return all;
  }
}
