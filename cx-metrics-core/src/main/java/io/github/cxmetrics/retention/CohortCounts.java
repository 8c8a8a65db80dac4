package io.github.cxmetrics.retention;

import java.util.Arrays;

/**
 * What is counted of one cohort while its members are read.
 *
 * <p>Whoever is retained is so in a range of columns under each rule, so that counts are kept as
 * differences between neighbouring columns and summed once at the end. Where all members are
 * observed equally far, as the calendar has it, those observed are not counted apart.
 */
final class CohortCounts {

  private static final int RULES = ReturnRule.values().length;

  final long cohort;
  long size;

  /* Where the calendar says so, the last column that is over; -1 if not even column 0 is. */
  int observedTo;

  private final boolean alike;
  private final long[] observed;

  /* The last column that has begun for some member; -1 if none has. */
  int begunTo = -1;

  /* By rule and column, of all members and of those observed. */
  private final long[][] soFar;
  private final long[][] retained;

  /* By column: the sums over all, and of those observed who have an amount. */
  final long[] totals;
  final BasketSums[] amounts;

  CohortCounts(long cohort, int columns, boolean valued, boolean alike) {
    this.cohort = cohort;
    this.alike = alike;
    observed = new long[columns + 2];
    soFar = new long[RULES][columns + 2];
    retained = new long[RULES][columns + 2];
    totals = new long[valued ? columns + 1 : 0];
    amounts = new BasketSums[totals.length];
    Arrays.setAll(amounts, column -> new BasketSums());
  }

  /** Adds other members of the cohort, who have no amounts. */
  void add(CohortCounts other) {
    size += other.size;
    begunTo = Math.max(begunTo, other.begunTo);
    add(observed, other.observed);
    for (int rule = 0; rule < RULES; rule++) {
      add(soFar[rule], other.soFar[rule]);
      add(retained[rule], other.retained[rule]);
    }
  }

  private static void add(long[] counts, long[] more) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more[i];
    }
  }

  /** Counts a member in the columns from one to another, of which it was observed up to a third. */
  void retain(ReturnRule rule, int from, int to, int observedTo) {
    addRange(soFar[rule.row()], from, to);
    if (!alike) {
      addRange(retained[rule.row()], from, Math.min(to, observedTo));
    }
  }

  /** Adds the amount of a member in a column. */
  void addAmount(int column, long value, int observedTo) {
    totals[column] += value;
    if (column <= observedTo) {
      amounts[column].add(1, value);
    }
  }

  void observe(int to) {
    if (!alike) {
      addRange(observed, 0, to);
    }
  }

  private static void addRange(long[] differences, int from, int to) {
    if (from <= to) {
      differences[from]++;
      differences[to + 1]--;
    }
  }

  /** By column, the members for whom it is over. */
  long[] observed() {
    if (!alike) {
      return summed(observed);
    }
    long[] counts = new long[observed.length - 1];
    Arrays.fill(counts, 0, observedTo + 1, size);
    return counts;
  }

  /** By rule and column, the members who were retained. */
  long[][] soFar() {
    return summed(soFar);
  }

  /** By rule and column, the members who were retained and for whom the column is over. */
  long[][] retained() {
    if (!alike) {
      return summed(retained);
    }
    long[][] counts = summed(soFar);
    for (long[] row : counts) {
      Arrays.fill(row, observedTo + 1, row.length, 0);
    }
    return counts;
  }

  private static long[] summed(long[] differences) {
    long[] counts = new long[differences.length - 1];
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += differences[i];
      counts[i] = sum;
    }
    return counts;
  }

  private static long[][] summed(long[][] differences) {
    long[][] counts = new long[differences.length][];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = summed(differences[i]);
    }
    return counts;
  }
}
