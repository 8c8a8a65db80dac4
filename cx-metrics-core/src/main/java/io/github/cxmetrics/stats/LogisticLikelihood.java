package io.github.cxmetrics.stats;

import java.util.Arrays;

/** The log likelihood of a logistic regression: parameter 0 is the intercept. */
final class LogisticLikelihood implements LogLikelihood {

  private final int columns;
  private final double[] z;
  private final long[] yes;
  private final long[] no;
  private final double penalty;
  private final double weight;

  LogisticLikelihood(
      int columns, double[] z, long[] yes, long[] no, double penalty, double weight) {
    this.columns = columns;
    this.z = z;
    this.yes = yes;
    this.no = no;
    this.penalty = penalty;
    this.weight = weight;
  }

  @Override
  public int size() {
    return columns + 1;
  }

  @Override
  public double weight() {
    return weight;
  }

  @Override
  public double at(double[] parameters, double[] gradient, double[] information) {
    int size = size();
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    double sum = 0;
    for (int row = 0; row < yes.length; row++) {
      double eta = parameters[0];
      for (int j = 1; j < size; j++) {
        eta += parameters[j] * z[row * columns + j - 1];
      }
      double small = Math.exp(-Math.abs(eta));
      double loss = Math.log1p(small);
      double n = (double) yes[row] + no[row];
      double p = eta >= 0 ? 1 / (1 + small) : small / (1 + small);
      double q = eta >= 0 ? small / (1 + small) : 1 / (1 + small);
      sum -= yes[row] * (loss + Math.max(0, -eta)) + no[row] * (loss + Math.max(0, eta));
      addRow(row, yes[row] * q - no[row] * p, n * p * q, gradient, information);
    }
    return sum - penalise(parameters, gradient, information);
  }

  private void addRow(
      int row, double residual, double variance, double[] gradient, double[] information) {
    int size = size();
    gradient[0] += residual;
    information[0] += variance;
    for (int i = 1; i < size; i++) {
      double zi = z[row * columns + i - 1];
      gradient[i] += residual * zi;
      double part = variance * zi;
      information[i * size] += part;
      for (int j = 1; j <= i; j++) {
        information[i * size + j] += part * z[row * columns + j - 1];
      }
    }
  }

  private double penalise(double[] parameters, double[] gradient, double[] information) {
    int size = size();
    double squares = 0;
    for (int j = 1; j < size; j++) {
      squares += parameters[j] * parameters[j];
      gradient[j] -= penalty * parameters[j];
      information[j * size + j] += penalty;
    }
    return penalty / 2 * squares;
  }
}
