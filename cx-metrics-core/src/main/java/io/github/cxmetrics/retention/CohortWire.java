package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.math.BigInteger;

/**
 * How the counts of a cohort are written, as {@link RetentionPopulationAccumulator} describes it.
 */
final class CohortWire {

  private static final int ON = ReturnRule.ON.row();
  private static final int RULES = ReturnRule.values().length;

  private CohortWire() {}

  static void write(CohortCounts counts, StateWriter out) {
    out.writeCount(counts.size);
    writeRules(counts.soFar(), out);
    long[] observed = counts.observed();
    if (!counts.isAlike()) {
      out.writeCount(counts.begunTo);
      writeAll(observed, out);
      writeRules(counts.retained(), out);
    }
    for (int column = 0; column < counts.totals.length; column++) {
      out.writeLong(counts.totals[column]);
      BasketSums amounts = counts.amounts[column];
      out.writeCount(amounts.n());
      if (amounts.n() > 0) {
        out.writeLong(amounts.values());
        amounts.squaredValues().writeTo(out);
      }
    }
  }

  private static void writeRules(long[][] rules, StateWriter out) {
    for (int rule = 0; rule < RULES; rule++) {
      for (int column = firstColumn(rule); column < rules[rule].length; column++) {
        out.writeCount(rules[rule][column]);
      }
    }
  }

  /* Column 0 is the same under each rule, and counted once. */
  private static int firstColumn(int rule) {
    return rule == ON ? 0 : 1;
  }

  private static void writeAll(long[] counts, StateWriter out) {
    for (long count : counts) {
      out.writeCount(count);
    }
  }

  /**
   * Reads the counts of a cohort.
   *
   * @param counts those of nobody
   * @param room the most members there can be
   * @throws StateFormatException if no members have such counts
   */
  static void read(StateReader in, CohortCounts counts, long room) {
    int columns = counts.columns();
    long size = in.readCount(1, room, "size of a cohort");
    long[][] soFar = readRules(in, columns, size);
    requirePossible(soFar, columns);
    if (counts.isAlike()) {
      counts.set(size, soFar);
    } else {
      int begunTo = (int) in.readCount(0, columns, "last column that has begun");
      long[] observed = readDescending(in, columns, size);
      long[][] retained = readRules(in, columns, size);
      for (int column = 0; column <= columns; column++) {
        requirePossible(column <= begunTo || (observed[column] | soFar[ON][column]) == 0);
        for (int rule = 0; rule < RULES; rule++) {
          long open = soFar[rule][column] - retained[rule][column];
          requirePossible(
              retained[rule][column] <= observed[column]
                  && open >= 0
                  && open <= size - observed[column]);
        }
      }
      counts.set(size, soFar, begunTo, observed, retained);
    }
    readAmounts(in, counts);
  }

  private static long[][] readRules(StateReader in, int columns, long size) {
    long[][] rules = new long[RULES][columns + 1];
    for (int rule = 0; rule < RULES; rule++) {
      for (int column = firstColumn(rule); column <= columns; column++) {
        rules[rule][column] = in.readCount(0, size, "members retained");
      }
    }
    return rules;
  }

  private static long[] readDescending(StateReader in, int columns, long size) {
    long[] counts = new long[columns + 1];
    long most = size;
    for (int column = 0; column <= columns; column++) {
      counts[column] = in.readCount(0, most, "members observed");
      most = counts[column];
    }
    return counts;
  }

  /** Checks what holds between the rules. */
  private static void requirePossible(long[][] soFar, int columns) {
    long[] on = soFar[ON];
    long[] after = soFar[ReturnRule.ON_OR_AFTER.row()];
    long[] before = soFar[ReturnRule.ON_OR_BEFORE.row()];
    long[] streak = soFar[ReturnRule.STREAK.row()];
    requirePossible(streak[1] == on[1] && before[1] == on[1] && before[columns] <= after[1]);
    for (int column = 1; column <= columns; column++) {
      requirePossible(
          streak[column] <= on[column]
              && on[column] <= after[column]
              && on[column] <= before[column]);
      requirePossible(
          column == 1
              || (streak[column] <= streak[column - 1]
                  && after[column] <= after[column - 1]
                  && before[column] >= before[column - 1]
                  && before[column] - before[column - 1] <= on[column]));
    }
  }

  private static void readAmounts(StateReader in, CohortCounts counts) {
    long[] observed = counts.observed();
    for (int column = 0; column < counts.totals.length; column++) {
      long total = in.readLong();
      long n = in.readCount(0, observed[column], "members with an amount");
      long values = n == 0 ? 0 : in.readLong();
      WideSum squares = n == 0 ? new WideSum() : WideSum.readFrom(in);
      requirePossible(observed[column] < counts.size || values == total);
      requirePossible(squares.value().compareTo(BigInteger.valueOf(n)) >= 0);
      BasketSums amounts =
          BasketSums.of(n, n, values, n, WideSum.of(BigInteger.valueOf(values)), squares);
      requirePossible(amounts.arePossible());
      counts.totals[column] = total;
      counts.amounts[column].addAll(amounts);
    }
  }

  static void requirePossible(boolean possible) {
    if (!possible) {
      throw new StateFormatException("counts of a retention must be those of some actors");
    }
  }

  /**
   * How many bytes a cohort has at least, its number included.
   *
   * @param calendar whether the calendar says what is observed
   */
  static int fewestBytes(int columns, int valuedColumns, boolean calendar) {
    int rules = 1 + RULES * columns;
    int rolling = calendar ? 0 : 1 + columns + 1 + rules;
    return 2 + rules + rolling + valuedColumns * (Long.BYTES + 1);
  }
}
