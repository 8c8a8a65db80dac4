package io.github.cxmetrics.survival;

import java.util.Arrays;

/**
 * One pass over the times of all strata, latest first, that keeps the sums of those at risk.
 *
 * <p>Weights are {@code exp(eta - largest eta of the stratum)}, so that none overflows; sums of
 * squares of weights need no more care than that, as sums of what left are set to 0 when nobody is
 * left.
 */
final class CoxPass {

  private final CoxData data;
  private final double[] eta;
  private final double[] weight;

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

  /** What was subtracted from the linear predictors of the stratum. */
  double shift;

  CoxPass(CoxData data, boolean products) {
    this.data = data;
    eta = new double[data.rows];
    weight = new double[data.rows];
    risk = new CoxSums(data.columns, products);
    died = new CoxSums(data.columns, products);
    diedZ = new double[data.columns];
  }

  /** What is done at each time with an event. */
  interface Visitor {

    /** Reads the sums of the pass; events are the rows from {@code from} up to {@code to}. */
    void at(int stratum, int from, int to);
  }

  /** The weight of a row in the last pass. */
  double weight(int row) {
    return weight[row];
  }

  void run(double[] parameters, Visitor visitor) {
    for (int s = 0; s + 1 < data.strata.length; s++) {
      weigh(parameters, data.strata[s], data.strata[s + 1]);
      runStratum(s, visitor);
    }
  }

  private void weigh(double[] parameters, int from, int to) {
    shift = Double.NEGATIVE_INFINITY;
    for (int row = from; row < to; row++) {
      eta[row] = data.eta(row, parameters);
      shift = Math.max(shift, eta[row]);
    }
    for (int row = from; row < to; row++) {
      weight[row] = data.count[row] * Math.exp(eta[row] - shift);
    }
  }

  private void runStratum(int stratum, Visitor visitor) {
    int from = data.strata[stratum];
    int last = data.strata[stratum + 1] - 1;
    int leaving = from;
    int atRisk = 0;
    risk.clear();
    while (last >= from) {
      int start = data.startOfTime(last, from);
      if (data.byEntry.length > 0) {
        int before = leaving;
        leaving = leave(leaving, stratum, data.exit[start]);
        atRisk -= leaving - before;
        if (atRisk == 0) {
          risk.clear();
        }
      }
      int alive = firstAlive(start, last);
      addRows(alive, last + 1);
      atRisk += last + 1 - start;
      if (alive > start) {
        addEvents(start, alive);
        visitor.at(stratum, start, alive);
      }
      last = start - 1;
    }
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
      risk.add(-weight[row], data.z, row * data.columns);
      next++;
    }
    return next;
  }

  private void addRows(int from, int to) {
    for (int row = from; row < to; row++) {
      risk.add(weight[row], data.z, row * data.columns);
    }
  }

  private void addEvents(int from, int to) {
    died.clear();
    deaths = 0;
    diedEta = 0;
    Arrays.fill(diedZ, 0);
    for (int row = from; row < to; row++) {
      double n = data.count[row];
      died.add(weight[row], data.z, row * data.columns);
      deaths += n;
      diedEta += n * (eta[row] - shift);
      for (int j = 0; j < data.columns; j++) {
        diedZ[j] += n * data.z[row * data.columns + j];
      }
    }
    risk.add(died);
  }
}
