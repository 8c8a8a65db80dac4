package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.SymmetricMatrix;
import java.util.Arrays;

/**
 * Score residuals summed over the rows of each customer, and the robust variance they make: Lin,
 * Wei (1989), The robust inference for the Cox proportional hazards model, JASA 84(408),
 * doi:10.1080/01621459.1989.10478874.
 */
final class CoxResiduals {

  private final CoxData data;
  private final CoxRows source;
  private final TieMethod ties;
  private final double[] parameters;
  private final CoxHazards hazards;
  private final double[] residuals;

  CoxResiduals(CoxData data, CoxRows source, TieMethod ties, double[] parameters) {
    this.data = data;
    this.source = source;
    this.ties = ties;
    this.parameters = parameters;
    hazards = new CoxHazards(data, ties, parameters);
    residuals = new double[data.rows * data.columns];
    for (int s = 0; s + 1 < data.strata.length; s++) {
      for (int row = data.strata[s]; row < data.strata[s + 1]; row++) {
        addExpected(s, row);
      }
    }
    CoxPass pass = new CoxPass(data, false);
    TieSums sums = new TieSums();
    pass.run(parameters, (stratum, from, to) -> addEvents(pass, sums, from, to));
  }

  /**
   * What a row expected while it was at risk, taken off; for rows with an event without the time of
   * the event.
   */
  private void addExpected(int stratum, int row) {
    int to = hazards.indexAt(stratum, data.exit[row]);
    if (data.event[row]) {
      to--;
    }
    int from = hazards.indexAt(stratum, data.entry[row]);
    if (to <= from) {
      return;
    }
    double risk = Math.exp(data.eta(row, parameters));
    double hazard =
        hazards.upTo(hazards.hazard, stratum, to) - hazards.upTo(hazards.hazard, stratum, from);
    for (int j = 0; j < data.columns; j++) {
      double mean = hazards.meanUpTo(stratum, to, j) - hazards.meanUpTo(stratum, from, j);
      residuals[row * data.columns + j] -= risk * (data.z[row * data.columns + j] * hazard - mean);
    }
  }

  private void addEvents(CoxPass pass, TieSums sums, int from, int to) {
    double m = pass.deaths;
    double d0 = pass.died.s0;
    boolean efron = ties == TieMethod.EFRON && m > 1;
    double a = Math.max(m, m * (pass.risk.s0 / d0));
    if (efron) {
      sums.compute(a, m);
    }
    /* Efron: the k-th of m events leaves a weight of 1 - k/m on each of them. */
    double hazard = efron ? (m - (a - m) * sums.inverses) / d0 : m / pass.risk.s0;
    for (int j = 0; j < data.columns; j++) {
      double common = efron ? pass.died.s1[j] / d0 : pass.risk.s1[j] / pass.risk.s0;
      double slope = efron ? m / d0 * pass.risk.s1[j] - a * common : 0;
      double mean = efron ? common + slope * sums.inverses / m : common;
      double weighted =
          efron
              ? (m * common
                      + slope * sums.inverses
                      - (a - m) * (common * sums.inverses + slope * sums.squares))
                  / d0
              : hazard * common;
      for (int row = from; row < to; row++) {
        double z = data.z[row * data.columns + j];
        double risk = pass.weight(row) / data.count[row];
        residuals[row * data.columns + j] += z - mean - risk * (z * hazard - weighted);
      }
    }
  }

  /** How many customers there are. */
  long clusters() {
    long[] sorted = new long[data.rows];
    Arrays.setAll(sorted, source::cluster);
    return Arrays.stream(sorted).distinct().count();
  }

  /** The sum over customers of the outer products of their residuals, of some columns. */
  SymmetricMatrix products(int[] which) {
    int size = which.length;
    double[] sum = new double[size * size];
    double[] one = new double[size];
    int[] order = byCluster();
    for (int i = 0; i < data.rows; i++) {
      int row = order[i];
      for (int j = 0; j < size; j++) {
        double part = residuals[row * data.columns + which[j]];
        one[j] += data.count[row] * part;
      }
      if (i + 1 == data.rows || source.cluster(order[i + 1]) != source.cluster(row)) {
        addOuter(sum, one);
      }
    }
    return SymmetricMatrix.of(size, sum);
  }

  private static void addOuter(double[] sum, double[] one) {
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < one.length; j++) {
        sum[i * one.length + j] += one[i] * one[j];
      }
    }
    Arrays.fill(one, 0);
  }

  private int[] byCluster() {
    long[] words = new long[data.rows];
    Arrays.setAll(words, source::cluster);
    return new RowOrder(words, 1).sorted(data.rows);
  }
}
