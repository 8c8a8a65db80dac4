package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.LogLikelihood;
import java.util.Arrays;

/**
 * The partial likelihood of discrete times: at each time, the product of the weights of the events
 * over the sum of such products for all choices of as many rows at risk.
 *
 * <p>The sums are the elementary symmetric polynomials of the weights, with their derivatives, made
 * row by row: Gail, Lubin, Rubinstein (1981), Biometrika 68(3), doi:10.1093/biomet/68.3.703.
 */
final class CoxExactLikelihood implements LogLikelihood {

  /** The most cells one evaluation may change; about ten seconds. */
  private static final double MOST_CELLS = 5e9;

  private static final double LARGE = 1e200;

  private final CoxData data;
  private final double[] eta;

  CoxExactLikelihood(CoxData data) {
    this.data = data;
    eta = new double[data.rows];
  }

  /** Whether the method would take too long. */
  static boolean isTooLarge(CoxData data) {
    double cells = 0;
    double each = 1 + data.columns + data.columns * (data.columns + 1) / 2.0;
    for (int s = 0; s + 1 < data.strata.length; s++) {
      double atRisk = 0;
      int from = data.strata[s];
      for (int last = data.strata[s + 1] - 1; last >= from; ) {
        int start = data.startOfTime(last, from);
        double events = 0;
        for (int row = start; row <= last; row++) {
          atRisk += data.count[row];
          events += data.event[row] ? data.count[row] : 0;
        }
        cells += events * atRisk * each;
        last = start - 1;
      }
    }
    return cells > MOST_CELLS;
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
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    for (int row = 0; row < data.rows; row++) {
      eta[row] = data.eta(row, parameters);
    }
    double value = 0;
    for (int s = 0; s + 1 < data.strata.length; s++) {
      int from = data.strata[s];
      int end = data.strata[s + 1];
      for (int last = end - 1; last >= from; ) {
        int start = data.startOfTime(last, from);
        if (data.event[start]) {
          value += addTime(start, last, end, gradient, information);
        }
        last = start - 1;
      }
    }
    return value;
  }

  private double addTime(int start, int last, int end, double[] gradient, double[] information) {
    double time = data.exit[start];
    double shift = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int row = start; row < end; row++) {
      shift = data.entry[row] < time ? Math.max(shift, eta[row]) : shift;
    }
    for (int row = start; row < end; row++) {
      sum += data.entry[row] < time ? data.count[row] * Math.exp(eta[row] - shift) : 0;
    }
    int events = 0;
    double value = 0;
    for (int row = start; row <= last && data.event[row]; row++) {
      events += (int) data.count[row];
      value += data.count[row] * eta[row];
      for (int j = 0; j < data.columns; j++) {
        gradient[j] += data.count[row] * data.z[row * data.columns + j];
      }
    }
    double factor = events / sum;
    Polynomials all = new Polynomials(data.columns, events);
    for (int row = start; row < end; row++) {
      if (data.entry[row] < time) {
        double weight = factor * Math.exp(eta[row] - shift);
        for (long i = 0; i < (long) data.count[row]; i++) {
          all.add(weight, data.z, row * data.columns);
        }
      }
    }
    all.subtractFrom(gradient, information);
    return value - all.log() - events * (shift - Math.log(factor));
  }

  /** The elementary symmetric polynomials of degree 0 to some, with two derivatives. */
  private static final class Polynomials {

    private final int columns;
    private final int degree;
    private final int width;
    private final double[] cells;
    private double logScale;

    Polynomials(int columns, int degree) {
      this.columns = columns;
      this.degree = degree;
      width = 1 + columns + columns * columns;
      cells = new double[(degree + 1) * width];
      cells[0] = 1;
    }

    void add(double weight, double[] z, int at) {
      double largest = 0;
      for (int k = degree; k > 0; k--) {
        int to = k * width;
        int from = to - width;
        double product = weight * cells[from];
        cells[to] += product;
        largest = Math.max(largest, cells[to]);
        for (int i = 0; i < columns; i++) {
          double zi = z[at + i];
          double first = weight * cells[from + 1 + i];
          cells[to + 1 + i] += first + product * zi;
          for (int j = 0; j <= i; j++) {
            cells[to + 1 + columns + i * columns + j] +=
                weight * cells[from + 1 + columns + i * columns + j]
                    + first * z[at + j]
                    + (weight * cells[from + 1 + j] + product * z[at + j]) * zi;
          }
        }
      }
      if (largest > LARGE) {
        for (int i = 0; i < cells.length; i++) {
          cells[i] /= LARGE;
        }
        logScale += Math.log(LARGE);
      }
    }

    double log() {
      return Math.log(cells[degree * width]) + logScale;
    }

    void subtractFrom(double[] gradient, double[] information) {
      int top = degree * width;
      for (int i = 0; i < columns; i++) {
        double mean = cells[top + 1 + i] / cells[top];
        gradient[i] -= mean;
        for (int j = 0; j <= i; j++) {
          double part =
              cells[top + 1 + columns + i * columns + j] / cells[top]
                  - mean * (cells[top + 1 + j] / cells[top]);
          information[i * columns + j] += part;
          if (j < i) {
            information[j * columns + i] += part;
          }
        }
      }
    }
  }
}
