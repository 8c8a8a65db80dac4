package io.github.cxmetrics.retention;

import java.util.Arrays;

/**
 * What is counted of one cohort while its members are read.
 *
 * <p>Whoever is retained is so in a range of columns under each rule, so that counts are kept as
 * differences between neighbouring columns and summed once at the end.
 */
final class CohortCounts {

  private static final int RULES = ReturnRule.values().length;

  final long cohort;
  long size;

  /* Where the calendar says so, the last column that is over; -1 if not even column 0 is. */
  int observedTo;

  final long[] observed;

  /* The last column that has begun for some member; -1 if none has. */
  int begunTo = -1;

  /* By rule and column, of all members and of those observed. */
  final long[][] soFar;
  final long[][] retained;

  /* By column: the sums over all, and of those observed who have an amount. */
  final long[] totals;
  final BasketSums[] amounts;

  CohortCounts(long cohort, int columns, boolean valued) {
    this.cohort = cohort;
    observed = new long[columns + 2];
    soFar = new long[RULES][columns + 2];
    retained = new long[RULES][columns + 2];
    totals = new long[valued ? columns + 1 : 0];
    amounts = new BasketSums[totals.length];
    Arrays.setAll(amounts, column -> new BasketSums());
  }

  /** Counts a member in the columns from one to another, of which it was observed up to a third. */
  void retain(ReturnRule rule, int from, int to, int observedTo) {
    addRange(soFar[rule.row()], from, to);
    addRange(retained[rule.row()], from, Math.min(to, observedTo));
  }

  /** Adds the amount of a member in a column. */
  void addAmount(int column, long value, int observedTo) {
    totals[column] += value;
    if (column <= observedTo) {
      amounts[column].add(1, value);
    }
  }

  void observe(int to) {
    addRange(observed, 0, to);
  }

  private static void addRange(long[] differences, int from, int to) {
    if (from <= to) {
      differences[from]++;
      differences[to + 1]--;
    }
  }

  /** The counts by column. */
  static long[] summed(long[] differences) {
    long[] counts = new long[differences.length - 1];
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += differences[i];
      counts[i] = sum;
    }
    return counts;
  }

  static long[][] summed(long[][] differences) {
    long[][] counts = new long[differences.length][];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = summed(differences[i]);
    }
    return counts;
  }
}
