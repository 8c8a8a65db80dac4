package io.github.cxmetrics.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.CoMoments;
import io.github.cxmetrics.stats.CovarianceError;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.EffectiveN;
import io.github.cxmetrics.stats.MeanKind;
import io.github.cxmetrics.stats.SymmetricMatrix;
import java.util.Optional;
import java.util.stream.IntStream;

/** The complete rows of a driver analysis, as an analysis asks about them. */
final class DriverRows {

  /** A column varies if its variance is more of its squared range than rounding leaves. */
  private static final double LEAST_VARIANCE = 1e-24;

  private final DriversAccumulator rows;
  private final CoMoments moments;

  DriverRows(DriversAccumulator rows) {
    this.rows = rows;
    moments = rows.moments();
  }

  long n() {
    return moments.rows();
  }

  long weightless() {
    return rows.gaps().weightless();
  }

  boolean varies(int column) {
    DriverVariable variable = rows.columns().get(column);
    double range = variable.highest() - variable.lowest();
    return moments.covariance(column, column) > LEAST_VARIANCE * range * range;
  }

  SymmetricMatrix covariance(int[] columns) {
    double[] cells = new double[columns.length * columns.length];
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        cells[i * columns.length + j] = moments.covariance(columns[i], columns[j]);
      }
    }
    return SymmetricMatrix.of(columns.length, cells);
  }

  Optional<CovarianceError> errors(int[] columns) {
    return Optional.ofNullable(rows.fourth())
        .map(fourth -> new CovarianceError(moments, fourth, columns));
  }

  /** The columns of a regression: some predictors and the outcome. */
  int[] withOutcome(IntStream predictors) {
    return IntStream.concat(predictors, IntStream.of(moments.columns() - 1)).toArray();
  }

  double effectiveN() {
    return n() == 0 ? 0 : EffectiveN.of(n(), moments.weight(), moments.squaredWeights());
  }

  /** Whether all weights are equal but for rounding. */
  boolean equalWeights() {
    return n() == 0 || effectiveN() >= n() * (1 - 1e-12);
  }

  DesignMean mean(int predictor) {
    DriverVariable variable = rows.columns().get(predictor);
    return new DesignMean(
        MeanKind.VALUE,
        variable.lowest(),
        variable.highest(),
        n(),
        moments.mean(predictor),
        moments.covariance(predictor, predictor),
        rows.performance().squaredErrorOfMean(predictor, moments),
        effectiveN());
  }

  DesignMean topBox(int predictor) {
    double share =
        n() == 0 ? 0 : Math.max(0, Math.min(1, rows.performance().shareInBox(predictor, moments)));
    return new DesignMean(
        MeanKind.SHARE,
        0,
        1,
        n(),
        share,
        share * (1 - share),
        rows.performance().squaredErrorOfBox(predictor, moments),
        effectiveN());
  }

  /** Where all weights are equal, a mean has the interval that unweighted answers have. */
  static Estimate estimate(DesignMean mean, boolean equalWeights, ConfidenceLevel level) {
    return equalWeights ? mean.estimate(DesignInterval.EFFECTIVE_N, level) : mean.estimate(level);
  }
}
