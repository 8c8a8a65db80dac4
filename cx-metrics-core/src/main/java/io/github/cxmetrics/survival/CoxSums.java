package io.github.cxmetrics.survival;

import java.util.Arrays;

/** Sums over rows of weights, of weights times covariates, and of weights times their products. */
final class CoxSums {

  final int columns;
  double s0;
  final double[] s1;

  /** The lower triangle, row after row; empty if products are not summed. */
  final double[] s2;

  CoxSums(int columns, boolean products) {
    this.columns = columns;
    s1 = new double[columns];
    s2 = new double[products ? columns * (columns + 1) / 2 : 0];
  }

  void clear() {
    s0 = 0;
    Arrays.fill(s1, 0);
    Arrays.fill(s2, 0);
  }

  void add(double weight, double[] z, int at) {
    s0 += weight;
    int cell = 0;
    for (int i = 0; i < columns; i++) {
      double part = weight * z[at + i];
      s1[i] += part;
      if (s2.length > 0) {
        for (int j = 0; j <= i; j++) {
          s2[cell++] += part * z[at + j];
        }
      }
    }
  }

  void add(CoxSums other) {
    s0 += other.s0;
    for (int i = 0; i < columns; i++) {
      s1[i] += other.s1[i];
    }
    for (int i = 0; i < s2.length; i++) {
      s2[i] += other.s2[i];
    }
  }

  void multiply(double factor) {
    s0 *= factor;
    for (int i = 0; i < columns; i++) {
      s1[i] *= factor;
    }
    for (int i = 0; i < s2.length; i++) {
      s2[i] *= factor;
    }
  }
}
