package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.LogLikelihood;
import java.util.Arrays;

/**
 * The log likelihood of Weibull times in parameters in which it is concave: with y the logarithm of
 * time in standard deviations from its mean, the logarithm of the cumulative hazard is {@code shape
 * y - intercept - z1 b1 - ... - zp bp}. The shape stands last; it may be fixed.
 */
final class WeibullLikelihood implements LogLikelihood {

  private final int columns;
  private final double[] z;
  private final double[] y;
  private final double[] events;
  private final double[] counts;
  private final double fixedShape;
  private final double weight;

  /** A shape of 0 is not fixed. */
  WeibullLikelihood(
      int columns, double[] z, double[] y, double[] events, double[] counts, double fixedShape) {
    this.columns = columns;
    this.z = z;
    this.y = y;
    this.events = events;
    this.counts = counts;
    this.fixedShape = fixedShape;
    weight = Arrays.stream(events).sum();
  }

  @Override
  public int size() {
    return columns + (fixedShape > 0 ? 1 : 2);
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
    double shape = fixedShape > 0 ? fixedShape : parameters[size - 1];
    if (!(shape > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double value = weight * Math.log(shape);
    double[] slope = new double[size];
    for (int row = 0; row < y.length; row++) {
      double logHazard = shape * y[row] - parameters[0];
      slope[0] = -1;
      for (int j = 0; j < columns; j++) {
        double cell = z[row * columns + j];
        logHazard -= parameters[j + 1] * cell;
        slope[j + 1] = -cell;
      }
      if (fixedShape == 0) {
        slope[size - 1] = y[row];
      }
      double hazard = counts[row] * Math.exp(logHazard);
      value += events[row] * logHazard - hazard;
      add(slope, events[row] - hazard, hazard, gradient, information);
    }
    if (fixedShape == 0) {
      gradient[size - 1] += weight / shape;
      information[size * size - 1] += weight / shape / shape;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        information[j * size + i] = information[i * size + j];
      }
    }
    return value;
  }

  private static void add(
      double[] slope, double residual, double hazard, double[] gradient, double[] information) {
    int size = slope.length;
    for (int i = 0; i < size; i++) {
      gradient[i] += residual * slope[i];
      double part = hazard * slope[i];
      for (int j = 0; j <= i; j++) {
        information[i * size + j] += part * slope[j];
      }
    }
  }
}
