package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.stats.ClusterSums;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * By column, the memberships of actors, how many of them were retained and what they came to, as
 * sums of clusters.
 */
final class ClusterFold implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* Which of the sums is which. */
  static final int CLUSTERS = 0;
  static final int TRIALS = 1;
  static final int SUCCESSES = 2;
  static final int SQUARED_TRIALS = 3;
  static final int PRODUCTS = 4;
  static final int SQUARED_SUCCESSES = 5;
  private static final int SUMS = 6;

  private final int columns;

  /* Of the actor that is read. */
  private final long[] trials;
  private final long[] successes;
  private final long[] amounts;

  final long[][] sums;
  final BasketSums[] amountSums;

  /* The columns of this actor end before this one. */
  private int used;

  /** Of the amounts of so many columns, either all or none. */
  ClusterFold(int columns, int valuedColumns) {
    this.columns = columns;
    trials = new long[columns + 1];
    successes = new long[columns + 1];
    sums = new long[SUMS][columns + 1];
    amounts = new long[valuedColumns];
    amountSums = new BasketSums[valuedColumns];
    Arrays.setAll(amountSums, column -> new BasketSums());
  }

  int columns() {
    return columns;
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
      sums[CLUSTERS][i]++;
      sums[TRIALS][i] += m;
      sums[SUCCESSES][i] += x;
      sums[SQUARED_TRIALS][i] += m * m;
      sums[PRODUCTS][i] += m * x;
      sums[SQUARED_SUCCESSES][i] += x * x;
    }
    for (int i = 0; i < Math.min(used, amounts.length); i++) {
      amountSums[i].add(trials[i], amounts[i]);
      amounts[i] = 0;
    }
    Arrays.fill(trials, 0, used, 0);
    Arrays.fill(successes, 0, used, 0);
    used = 0;
  }

  /**
   * Checks that the sums of other actors can be added: none is larger than that of squared trials.
   *
   * @throws ArithmeticException if one would overflow
   */
  void requireRoom(ClusterFold other) {
    for (int i = 0; i <= columns; i++) {
      Tally.addCounts(sums[SQUARED_TRIALS][i], other.sums[SQUARED_TRIALS][i]);
    }
  }

  /** Adds the sums of other actors. */
  void merge(ClusterFold other) {
    for (int sum = 0; sum < SUMS; sum++) {
      for (int i = 0; i <= columns; i++) {
        sums[sum][i] += other.sums[sum][i];
      }
    }
    for (int i = 0; i < amountSums.length; i++) {
      amountSums[i].addAll(other.amountSums[i]);
    }
  }

  /** Amounts an actor by memberships, if they are summed here. */
  BasketSums[] amounts() {
    return Arrays.stream(amountSums).map(BasketSums::copy).toArray(BasketSums[]::new);
  }

  ClusterSums[] sums() {
    ClusterSums[] all = new ClusterSums[columns + 1];
    Arrays.setAll(
        all,
        i ->
            new ClusterSums(
                sums[CLUSTERS][i],
                sums[TRIALS][i],
                sums[SUCCESSES][i],
                sums[SQUARED_TRIALS][i],
                sums[PRODUCTS][i],
                sums[SQUARED_SUCCESSES][i]));
    return all;
  }
}
