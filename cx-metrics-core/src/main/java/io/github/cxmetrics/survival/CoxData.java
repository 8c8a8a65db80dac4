package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.ColumnScaling;
import java.util.Arrays;

/**
 * The rows of a Cox regression laid out for passes over time: by stratum and exit, events first,
 * covariates centred and in standard deviations of the rows that an event sees.
 */
final class CoxData {

  final int rows;
  final int columns;
  final double[] exit;
  final double[] entry;
  final boolean[] event;
  final double[] count;

  /** Whether an event of the stratum comes after the entry of the row and not after its exit. */
  final boolean[] seen;

  /** 0 for rows that no event sees. */
  final double[] z;

  final ColumnScaling scaling;

  /** Where each stratum begins; one more than there are strata. */
  final int[] strata;

  /** Rows of each stratum by descending entry; empty if all are at risk from the beginning. */
  final int[] byEntry;

  final long total;
  final long events;

  CoxData(CoxRows source) {
    rows = source.size();
    columns = source.covariates();
    exit = new double[rows];
    entry = new double[rows];
    event = new boolean[rows];
    count = new double[rows];
    z = new double[rows * columns];
    strata = new int[source.strata().size() + 1];
    long died = 0;
    boolean late = false;
    for (int row = 0; row < rows; row++) {
      exit[row] = source.exit(row);
      entry[row] = source.entry(row);
      late |= entry[row] > CoxAccumulator.NO_ENTRY;
      event[row] = source.isEvent(row);
      count[row] = source.count(row);
      died += event[row] ? source.count(row) : 0;
      strata[source.stratum(row) + 1] = row + 1;
      for (int j = 0; j < columns; j++) {
        z[row * columns + j] = source.x(row, j);
      }
    }
    total = source.total();
    events = died;
    seen = seen();
    scaling = ColumnScaling.of(columns, z, events == 0 ? count : countOfSeen());
    for (int i = 0; i < z.length; i++) {
      z[i] = seen[i / columns] ? scaling.scaled(i % columns, z[i]) : 0;
    }
    byEntry = late ? byEntry() : new int[0];
  }

  private boolean[] seen() {
    boolean[] some = new boolean[rows];
    for (int s = 0; s + 1 < strata.length; s++) {
      double latest = Double.NaN;
      for (int row = strata[s]; row < strata[s + 1]; row++) {
        latest = event[row] ? exit[row] : latest;
        some[row] = latest > entry[row];
      }
    }
    return some;
  }

  private double[] countOfSeen() {
    double[] counts = new double[rows];
    Arrays.setAll(counts, row -> seen[row] ? count[row] : 0);
    return counts;
  }

  private int[] byEntry() {
    int[] order = new int[rows];
    for (int s = 0; s + 1 < strata.length; s++) {
      int from = strata[s];
      int size = strata[s + 1] - from;
      long[] words = new long[size];
      for (int i = 0; i < size; i++) {
        words[i] = -RowWords.of(entry[from + i]);
      }
      int[] sorted = new RowOrder(words, 1).sorted(size);
      for (int i = 0; i < size; i++) {
        order[from + i] = from + sorted[i];
      }
    }
    return order;
  }

  /** The linear predictor of a row, from the mean. */
  double eta(int row, double[] parameters) {
    double eta = 0;
    for (int j = 0; j < columns; j++) {
      eta += parameters[j] * z[row * columns + j];
    }
    return eta;
  }

  /** The end of the run of rows below an index that exit at one time: where it begins. */
  int startOfTime(int last, int from) {
    int start = last;
    while (start > from && exit[start - 1] == exit[last]) {
      start--;
    }
    return start;
  }
}
