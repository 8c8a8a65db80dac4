package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.CoMoments;
import io.github.cxmetrics.state.FloatingSums;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/** What the performance of predictors needs beside their means: top boxes and squared weights. */
final class DriverSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** How many sums a predictor has, and which they are. */
  private static final int SUMS = 4;

  private static final int VALUE = 0;
  private static final int SQUARE = 1;
  private static final int IN_BOX = 2;
  private static final int IN_BOX_SQUARED = 3;

  private final DriverVariable[] predictors;
  private final FloatingSums sums;

  DriverSums(List<DriverVariable> predictors) {
    this(predictors.toArray(DriverVariable[]::new), new FloatingSums(SUMS * predictors.size()));
  }

  private DriverSums(DriverVariable[] predictors, FloatingSums sums) {
    this.predictors = predictors;
    this.sums = sums;
  }

  void add(double[] row, double weight) {
    double squared = weight * weight;
    for (int j = 0; j < predictors.length; j++) {
      double value = row[j] - predictors[j].centre();
      sums.add(SUMS * j + VALUE, squared * value);
      sums.add(SUMS * j + SQUARE, squared * value * value);
      if (row[j] >= predictors[j].topBoxFrom()) {
        sums.add(SUMS * j + IN_BOX, weight);
        sums.add(SUMS * j + IN_BOX_SQUARED, squared);
      }
    }
  }

  void merge(DriverSums other) {
    sums.merge(other.sums);
  }

  DriverSums copy() {
    return new DriverSums(predictors, sums.copy());
  }

  /** The squared standard error of a predictor's mean. */
  double squaredErrorOfMean(int predictor, CoMoments moments) {
    return squaredError(
        sums.at(SUMS * predictor + SQUARE),
        sums.at(SUMS * predictor + VALUE),
        moments.mean(predictor) - predictors[predictor].centre(),
        moments);
  }

  double shareInBox(int predictor, CoMoments moments) {
    return sums.at(SUMS * predictor + IN_BOX) / moments.weight();
  }

  /** The squared standard error of a predictor's share in the top box. */
  double squaredErrorOfBox(int predictor, CoMoments moments) {
    double squares = sums.at(SUMS * predictor + IN_BOX_SQUARED);
    return squaredError(squares, squares, shareInBox(predictor, moments), moments);
  }

  /** By linearisation: n / (n - 1) times the sum of squares of w (y - mean) / W. */
  private static double squaredError(double squares, double sum, double mean, CoMoments moments) {
    double around = squares - 2 * mean * sum + mean * mean * moments.squaredWeights();
    double n = moments.rows();
    double weight = moments.weight();
    return n < 2 ? 0 : Math.max(0, n / (n - 1) * around / weight / weight);
  }

  void writeTo(StateWriter out) {
    sums.writeTo(out);
  }

  DriverSums readFrom(StateReader in) {
    return new DriverSums(predictors, sums.readFrom(in));
  }

  /** Checks what was read against the moments of the same rows. */
  void requirePossible(CoMoments moments) {
    double squares = moments.squaredWeights();
    for (int j = 0; j < predictors.length; j++) {
      double range = predictors[j].highest() - predictors[j].lowest();
      requireWithin(SUMS * j + VALUE, -squares * range, squares * range);
      requireWithin(SUMS * j + SQUARE, 0, squares * range * range);
      requireWithin(SUMS * j + IN_BOX, 0, moments.weight());
      requireWithin(SUMS * j + IN_BOX_SQUARED, 0, squares);
    }
  }

  private void requireWithin(int index, double lowest, double highest) {
    requireWithin("sum of performance", sums.at(index), lowest, highest);
  }

  /** Lets through what rounding can have moved. */
  static void requireWithin(String what, double value, double lowest, double highest) {
    double slack = 1e-9 * Math.max(Math.abs(lowest), Math.abs(highest));
    if (!(value >= lowest - slack && value <= highest + slack)) {
      throw new StateFormatException(
          what + " must be in " + lowest + ".." + highest + ", was " + value);
    }
  }
}
