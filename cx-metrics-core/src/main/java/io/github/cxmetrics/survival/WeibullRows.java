package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.ColumnScaling;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/** Rows of right-censored times as a Weibull regression takes them. */
final class WeibullRows implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  final long total;
  final long events;
  final ColumnScaling scaling;

  /** The mean and the standard deviation of the logarithms of times; 1 if all are equal. */
  final double timeMean;

  final double timeUnit;
  final boolean oneTime;

  /** Sum of the logarithms of the times of events. */
  private final double logTimes;

  private final transient double[] z;
  private final transient double[] y;
  private final transient double[] died;
  private final transient double[] counts;

  WeibullRows(CoxRows source) {
    int rows = source.size();
    int columns = source.covariates();
    double[] x = new double[rows * columns];
    y = new double[rows];
    died = new double[rows];
    counts = new double[rows];
    double sum = 0;
    long seen = 0;
    for (int row = 0; row < rows; row++) {
      y[row] = Math.log(source.exit(row));
      counts[row] = source.count(row);
      died[row] = source.isEvent(row) ? counts[row] : 0;
      seen += source.isEvent(row) ? source.count(row) : 0;
      sum += died[row] * (source.isEvent(row) ? y[row] : 0);
      for (int j = 0; j < columns; j++) {
        x[row * columns + j] = source.x(row, j);
      }
    }
    total = source.total();
    events = seen;
    logTimes = sum;
    ColumnScaling time = ColumnScaling.of(1, y, counts);
    timeMean = time.mean(0);
    oneTime = time.deviation(0) == 0;
    timeUnit = oneTime ? 1 : time.deviation(0);
    scaling = ColumnScaling.of(columns, x, counts);
    z = x;
    Arrays.setAll(z, i -> scaling.scaled(i % columns, x[i]));
    Arrays.setAll(y, row -> scaledTime(y[row]));
  }

  double scaledTime(double logTime) {
    return (logTime - timeMean) / timeUnit;
  }

  /** Whether the model reads the rows: one stratum, times above 0, no late entry. */
  static boolean isUsable(CoxRows source) {
    for (int row = 0; row < source.size(); row++) {
      if (!(source.exit(row) > 0) || source.entry(row) > 0) {
        return false;
      }
    }
    return source.strata().size() <= 1;
  }

  /** The likelihood with covariates, or of an intercept alone. */
  WeibullLikelihood likelihood(int columns, double fixedShape) {
    return new WeibullLikelihood(
        columns, columns == 0 ? new double[0] : z, y, died, counts, fixedShape);
  }

  /** The intercept that is most likely for a shape. */
  double intercept(double shape) {
    double sum = 0;
    for (int row = 0; row < y.length; row++) {
      sum += counts[row] * Math.exp(shape * y[row]);
    }
    return Math.log(sum / events);
  }

  /** What the likelihood of times has beside that of their scaled logarithms. */
  double offset() {
    return -logTimes - events * Math.log(timeUnit);
  }
}
