package io.github.cxmetrics.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * The least-squares regression of an outcome on predictors, all of variance 1, from the eigenvalues
 * of the predictors' correlations. Directions in which the predictors do not vary are left out, so
 * that coefficients are given also where some of them follow from others.
 */
final class StandardizedRegression {

  /**
   * The variance, of 1, below which nothing is left of a predictor, or of a combination of them.
   * Rounding leaves near 1e-15 of one that follows from others; predictors that correlate at 0.9999
   * leave 1e-4.
   */
  static final double LEAST_VARIANCE = 1e-10;

  /** What part in a vanishing combination counts as taking part in it. */
  private static final double LEAST_PART = 1e-4;

  private final int predictors;
  private final double[] withOutcome;
  private final boolean solved;
  private final RealMatrix vectors;
  private final double[] values;
  private final double[] coefficients;
  private final double rSquared;

  /**
   * Fits the regression.
   *
   * @param correlations of the predictors and, last, the outcome: full, row after row
   */
  StandardizedRegression(int predictors, double[] correlations) {
    this.predictors = predictors;
    RealMatrix among = new Array2DRowRealMatrix(predictors, predictors);
    withOutcome = new double[predictors];
    for (int i = 0; i < predictors; i++) {
      withOutcome[i] = correlations[i * (predictors + 1) + predictors];
      for (int j = 0; j < predictors; j++) {
        among.setEntry(i, j, correlations[i * (predictors + 1) + j]);
      }
    }
    EigenDecomposition eigen = decomposed(among);
    if (eigen != null && isFinite(eigen)) {
      solved = true;
      vectors = eigen.getV();
      values = eigen.getRealEigenvalues();
    } else {
      solved = false;
      vectors = new Array2DRowRealMatrix(predictors, predictors);
      values = new double[predictors];
    }
    coefficients = solve(withOutcome);
    double explained = 0;
    for (int i = 0; i < predictors; i++) {
      explained += coefficients[i] * withOutcome[i];
    }
    rSquared = Math.max(0, Math.min(1, explained));
  }

  /** Of correlations whose squares are no numbers any more, the search may not end. */
  private static @Nullable EigenDecomposition decomposed(RealMatrix among) {
    try {
      return new EigenDecomposition(among);
    } catch (MaxCountExceededException e) {
      return null;
    }
  }

  private static boolean isFinite(EigenDecomposition eigen) {
    return DoubleStream.concat(
            DoubleStream.of(eigen.getRealEigenvalues()),
            Stream.of(eigen.getV().getData()).flatMapToDouble(DoubleStream::of))
        .allMatch(Double::isFinite);
  }

  /** Whether the eigenvalues were found; if not, all numbers are 0. */
  boolean isSolved() {
    return solved;
  }

  int predictors() {
    return predictors;
  }

  double[] withOutcome() {
    return withOutcome;
  }

  double[] coefficients() {
    return coefficients;
  }

  double rSquared() {
    return rSquared;
  }

  RealMatrix vectors() {
    return vectors;
  }

  double eigenvalue(int k) {
    return values[k];
  }

  /** The generalised inverse of the correlations, times a column. */
  double[] solve(double[] column) {
    double[] solution = new double[predictors];
    for (int k = 0; k < predictors; k++) {
      if (values[k] > LEAST_VARIANCE) {
        double part = 0;
        for (int i = 0; i < predictors; i++) {
          part += vectors.getEntry(i, k) * column[i];
        }
        for (int i = 0; i < predictors; i++) {
          solution[i] += vectors.getEntry(i, k) * (part / values[k]);
        }
      }
    }
    return solution;
  }

  /** A cell of the generalised inverse: one over what the others leave of a predictor. */
  double varianceInflation(int predictor) {
    double[] unit = new double[predictors];
    unit[predictor] = 1;
    return solve(unit)[predictor];
  }

  /** Predictors that follow from others, in ascending order. */
  List<Integer> collinear() {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < predictors; i++) {
      for (int k = 0; k < predictors; k++) {
        if (values[k] <= LEAST_VARIANCE && Math.abs(vectors.getEntry(i, k)) > LEAST_PART) {
          found.add(i);
          break;
        }
      }
    }
    return List.copyOf(found);
  }
}
