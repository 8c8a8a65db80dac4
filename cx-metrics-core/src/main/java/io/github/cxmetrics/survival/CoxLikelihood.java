package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.LogLikelihood;
import java.util.Arrays;

/** The partial likelihood with the method of Efron or of Breslow. */
final class CoxLikelihood implements LogLikelihood {

  private final CoxData data;
  private final TieMethod ties;
  private final CoxPass pass;
  private final TieSums sums = new TieSums();
  private final double[] common;
  private final double[] slope;

  private double value;
  private double[] gradient = {};
  private double[] information = {};

  CoxLikelihood(CoxData data, TieMethod ties) {
    this.data = data;
    this.ties = ties;
    pass = new CoxPass(data, true);
    common = new double[data.columns];
    slope = new double[data.columns];
  }

  @Override
  public int size() {
    return data.columns;
  }

  @Override
  public double weight() {
    return data.events;
  }

  @Override
  public double at(double[] parameters, double[] gradient, double[] information) {
    this.gradient = gradient;
    this.information = information;
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    value = 0;
    pass.run(parameters, this::addTime);
    for (int i = 0; i < data.columns; i++) {
      for (int j = 0; j < i; j++) {
        information[j * data.columns + i] = information[i * data.columns + j];
      }
    }
    return value;
  }

  private void addTime(int stratum, int from, int to) {
    if (ties == TieMethod.EFRON && pass.deaths > 1) {
      addEfron();
    } else {
      addBreslow();
    }
  }

  private void addBreslow() {
    CoxSums risk = pass.risk;
    double m = pass.deaths;
    value += pass.diedEta - m * Math.log(risk.s0);
    int cell = 0;
    for (int i = 0; i < data.columns; i++) {
      double mean = risk.s1[i] / risk.s0;
      common[i] = mean;
      gradient[i] += pass.diedZ[i] - m * mean;
      for (int j = 0; j <= i; j++) {
        information[i * data.columns + j] += m * (risk.s2[cell++] / risk.s0 - mean * common[j]);
      }
    }
  }

  /*
   * With a = m s0 / d0, the sum over those at risk before the k-th event is d0 / m (a - k), and
   * the mean of covariates is d1 / d0 + B / (a - k) with B = m / d0 (s1 - a d1 / m); likewise for
   * products. So all k share three sums.
   */
  private void addEfron() {
    CoxSums risk = pass.risk;
    CoxSums died = pass.died;
    double m = pass.deaths;
    double a = Math.max(m, m * (risk.s0 / died.s0));
    double unit = m / died.s0;
    sums.compute(a, m);
    value += pass.diedEta - m * Math.log(died.s0 / m) - sums.logs;
    int cell = 0;
    for (int i = 0; i < data.columns; i++) {
      common[i] = died.s1[i] / died.s0;
      slope[i] = unit * risk.s1[i] - a * common[i];
      gradient[i] += pass.diedZ[i] - m * common[i] - sums.inverses * slope[i];
      for (int j = 0; j <= i; j++) {
        double shared = died.s2[cell] / died.s0;
        double rest = unit * risk.s2[cell] - a * shared;
        information[i * data.columns + j] +=
            m * (shared - common[i] * common[j])
                + sums.inverses * (rest - common[i] * slope[j] - slope[i] * common[j])
                - sums.squares * slope[i] * slope[j];
        cell++;
      }
    }
  }
}
