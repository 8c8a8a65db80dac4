package io.github.cxmetrics.retention;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What is counted of one cohort while its members are read.
 *
 * <p>Whoever is retained is so in a range of columns under each rule, so that counts are kept as
 * differences between neighbouring columns and summed once at the end. Where all members are
 * observed equally far, as the calendar has it, those observed are not counted apart.
 */
final class CohortCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int RULES = ReturnRule.values().length;

  final long cohort;
  long size;

  /* Where the calendar says so, the last column that is over; -1 if not even column 0 is. */
  int observedTo;

  /* The last column that has begun for some member; -1 if none has. */
  int begunTo = -1;

  private final boolean alike;

  /* By rule and column, of all members. */
  private final long[][] soFar;

  /* By column those observed, and by rule and column those of them retained; not where the calendar
  says so. */
  private final long[] observed;
  private final long[][] retained;

  /* By column: the sums over all, and of those observed who have an amount. */
  final long[] totals;
  final BasketSums[] amounts;

  CohortCounts(long cohort, int columns, int valuedColumns, boolean alike) {
    this.cohort = cohort;
    this.alike = alike;
    soFar = new long[RULES][columns + 2];
    observed = new long[alike ? 0 : columns + 2];
    retained = new long[alike ? 0 : RULES][columns + 2];
    totals = new long[valuedColumns];
    amounts = new BasketSums[totals.length];
    Arrays.setAll(amounts, column -> new BasketSums());
  }

  /** Adds other members of the cohort. */
  void add(CohortCounts other) {
    size += other.size;
    begunTo = Math.max(begunTo, other.begunTo);
    add(observed, other.observed);
    add(totals, other.totals);
    for (int rule = 0; rule < RULES; rule++) {
      add(soFar[rule], other.soFar[rule]);
    }
    for (int rule = 0; rule < retained.length; rule++) {
      add(retained[rule], other.retained[rule]);
    }
    for (int column = 0; column < amounts.length; column++) {
      amounts[column].addAll(other.amounts[column]);
    }
  }

  private static void add(long[] counts, long[] more) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more[i];
    }
  }

  int columns() {
    return soFar[0].length - 2;
  }

  /** Whether all members are observed equally far. */
  boolean isAlike() {
    return alike;
  }

  /** Sets all counts where members are observed equally far. */
  void set(long members, long[][] retainedSoFar) {
    size = members;
    setDifferences(soFar, retainedSoFar);
  }

  /** Sets all counts where they are not. */
  void set(
      long members,
      long[][] retainedSoFar,
      int begun,
      long[] observedMembers,
      long[][] retainedMembers) {
    set(members, retainedSoFar);
    begunTo = begun;
    setDifferences(observed, observedMembers);
    setDifferences(retained, retainedMembers);
  }

  private static void setDifferences(long[][] differences, long[][] counts) {
    for (int i = 0; i < counts.length; i++) {
      setDifferences(differences[i], counts[i]);
    }
  }

  private static void setDifferences(long[] differences, long[] counts) {
    long before = 0;
    for (int i = 0; i < counts.length; i++) {
      differences[i] = counts[i] - before;
      before = counts[i];
    }
    differences[counts.length] = -before;
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
    long[] counts = new long[soFar[0].length - 1];
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
