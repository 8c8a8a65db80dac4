package io.github.cxmetrics.survival;

import java.util.Arrays;

/**
 * One pass over the times of all strata, latest first, that keeps the sums of those at risk.
 *
 * <p>Rows that no event of their stratum sees are passed over. Weights are {@code exp(eta -
 * shift)}: the shift is that of rows at risk now and rises with them, so that no weight overflows
 * and those at risk together never vanish beside rows of other times. Sums of which little is left
 * after rows were taken out hold mostly rounding, so they are made anew from the rows that are
 * still at risk; after that it takes as many rows again to make it necessary, and a pass takes time
 * of the order of the rows unless few rows outweigh all others again and again.
 */
final class CoxPass {

  /* What is left, as a share of what was taken out: rounding then is 1e-12 of the sums. */
  private static final double LITTLE = 1e-4;

  /* How far a linear predictor may be above the shift: weights up to 5e21. */
  private static final double MOST_ABOVE = 50;

  private final CoxData data;
  private final double[] eta;

  /** The rows at risk, and where each stands among them; empty if rows only ever come in. */
  private final int[] atRisk;

  private final int[] place;
  private int size;

  /** The weight that was taken out since the sums were made. */
  private double gone;

  /** Those at risk, events of the time included. */
  final CoxSums risk;

  /** The events of the time. */
  final CoxSums died;

  /** Sum of the covariates of the events of the time. */
  final double[] diedZ;

  /** Sum of the linear predictors of the events of the time, less the shift for each. */
  double diedEta;

  /** How many events there are. */
  double deaths;

  /** What is subtracted from linear predictors at this time. */
  double shift;

  CoxPass(CoxData data, boolean products) {
    this.data = data;
    eta = new double[data.rows];
    atRisk = new int[data.byEntry.length];
    place = new int[data.byEntry.length];
    risk = new CoxSums(data.columns, products);
    died = new CoxSums(data.columns, products);
    diedZ = new double[data.columns];
  }

  /** What is done at each time with an event. */
  interface Visitor {

    /** Reads the sums of the pass; events are the rows from {@code from} up to {@code to}. */
    void at(int stratum, int from, int to);
  }

  /** The weight of a row by the shift of this time. */
  double weight(int row) {
    return data.count[row] * Math.exp(eta[row] - shift);
  }

  void run(double[] parameters, Visitor visitor) {
    for (int row = 0; row < data.rows; row++) {
      eta[row] = data.eta(row, parameters);
    }
    for (int s = 0; s + 1 < data.strata.length; s++) {
      runStratum(s, visitor);
    }
  }

  private void runStratum(int stratum, Visitor visitor) {
    int from = data.strata[stratum];
    int last = data.strata[stratum + 1] - 1;
    int leaving = from;
    begin();
    size = 0;
    while (last >= from) {
      int start = data.startOfTime(last, from);
      if (data.byEntry.length > 0) {
        leaving = leave(leaving, stratum, data.exit[start]);
      }
      raiseShift(start, last + 1);
      int alive = firstAlive(start, last);
      addRows(alive, last + 1);
      if (alive > start) {
        addEvents(start, alive);
        visitor.at(stratum, start, alive);
      }
      last = start - 1;
    }
  }

  private void begin() {
    risk.clear();
    gone = 0;
    shift = Double.NEGATIVE_INFINITY;
  }

  private int firstAlive(int start, int last) {
    int row = start;
    while (row <= last && data.event[row]) {
      row++;
    }
    return row;
  }

  /** Takes out the rows whose entry is not before a time. */
  private int leave(int leaving, int stratum, double time) {
    int next = leaving;
    while (next < data.strata[stratum + 1] && data.entry[data.byEntry[next]] >= time) {
      int row = data.byEntry[next];
      if (data.seen[row]) {
        double weight = weight(row);
        risk.add(-weight, data.z, row * data.columns);
        gone += weight;
        int moved = atRisk[--size];
        atRisk[place[row]] = moved;
        place[moved] = place[row];
      }
      next++;
    }
    if (next > leaving && !(risk.s0 >= LITTLE * gone)) {
      sumAnew();
    }
    return next;
  }

  private void sumAnew() {
    begin();
    for (int i = 0; i < size; i++) {
      shift = Math.max(shift, eta[atRisk[i]]);
    }
    for (int i = 0; i < size; i++) {
      risk.add(weight(atRisk[i]), data.z, atRisk[i] * data.columns);
    }
  }

  /** Makes room for the weights of rows that come in. */
  private void raiseShift(int from, int to) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int row = from; row < to; row++) {
      largest = data.seen[row] ? Math.max(largest, eta[row]) : largest;
    }
    if (largest > shift + MOST_ABOVE) {
      double factor = Math.exp(shift - largest);
      risk.multiply(factor);
      gone *= factor;
      shift = largest;
    }
  }

  private void addRows(int from, int to) {
    for (int row = from; row < to; row++) {
      if (data.seen[row]) {
        risk.add(weight(row), data.z, row * data.columns);
        enter(row);
      }
    }
  }

  private void enter(int row) {
    if (atRisk.length > 0) {
      place[row] = size;
      atRisk[size++] = row;
    }
  }

  private void addEvents(int from, int to) {
    died.clear();
    deaths = 0;
    diedEta = 0;
    Arrays.fill(diedZ, 0);
    for (int row = from; row < to; row++) {
      double n = data.count[row];
      died.add(weight(row), data.z, row * data.columns);
      enter(row);
      deaths += n;
      diedEta += n * (eta[row] - shift);
      for (int j = 0; j < data.columns; j++) {
        diedZ[j] += n * data.z[row * data.columns + j];
      }
    }
    risk.add(died);
  }
}
