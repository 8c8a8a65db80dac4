package io.github.cxmetrics.survey;

import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.EffectiveN;
import io.github.cxmetrics.stats.MeanKind;
import java.util.Arrays;

/** Makes the mean of weighted worths with its error out of classes of equal worth. */
final class WeightedSums {

  private final MeanKind kind;
  private final double lowest;
  private final double highest;

  /* By class that has weight: worth, weight and squared weight. */
  private double[] worths = new double[16];
  private double[] weights = new double[16];
  private double[] squares = new double[16];
  private int classes;
  private long n;

  WeightedSums(MeanKind kind, double lowest, double highest) {
    this.kind = kind;
    this.lowest = lowest;
    this.highest = highest;
  }

  void add(double worth, long units, double weight, double squaredWeight) {
    if (units == 0) {
      return;
    }
    if (classes == worths.length) {
      worths = Arrays.copyOf(worths, 2 * classes);
      weights = Arrays.copyOf(weights, 2 * classes);
      squares = Arrays.copyOf(squares, 2 * classes);
    }
    worths[classes] = worth;
    weights[classes] = weight;
    squares[classes] = squaredWeight;
    classes++;
    n += units;
  }

  DesignMean mean() {
    if (n == 0) {
      return new DesignMean(kind, lowest, highest, 0, 0, 0, 0, 0);
    }
    double weight = 0;
    double square = 0;
    double above = 0;
    for (int i = 0; i < classes; i++) {
      weight += weights[i];
      square += squares[i];
      above += weights[i] * (worths[i] - worths[0]); // of worths all alike exactly 0
    }
    double value = worths[0] + above / weight;
    double variance = 0;
    double scatter = 0;
    for (int i = 0; i < classes; i++) {
      double deviation = worths[i] - value;
      variance += weights[i] / weight * deviation * deviation;
      scatter += squares[i] / weight / weight * deviation * deviation;
    }
    double squaredError = n == 1 ? 0 : scatter * (n / (n - 1.0));
    double effectiveN = EffectiveN.of(n, weight, square);
    return new DesignMean(kind, lowest, highest, n, value, variance, squaredError, effectiveN);
  }
}
