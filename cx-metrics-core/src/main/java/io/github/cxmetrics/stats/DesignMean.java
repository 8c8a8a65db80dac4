package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.io.Serializable;

/**
 * A mean of units that count unequally, by weights or because they come in clusters, with what its
 * uncertainty rests on.
 *
 * <p><b>Interval</b> by default {@link DesignInterval#BY_EFFECTIVE_N}. <b>n</b> the units. <b>Empty
 * data</b> {@code n} 0: value NaN, the interval from lowest to highest. <b>Rejects</b> with {@link
 * IllegalArgumentException} what no sample can have.
 *
 * @param kind which values the mean is taken of
 * @param lowest the lowest value possible
 * @param highest the highest value possible
 * @param n how many units there are
 * @param value the weighted mean; not looked at if n is 0
 * @param variance the weighted mean of squared deviations from the mean; not looked at if n is 0
 * @param squaredError the squared standard error of the mean, linearised; not looked at if n is
 *     below 2
 * @param effectiveN how many units of equal weight would be as informative; not looked at if n is 0
 * @since 0.1
 */
public record DesignMean(
    MeanKind kind,
    double lowest,
    double highest,
    long n,
    double value,
    double variance,
    double squaredError,
    double effectiveN)
    implements Serializable {

  /**
   * Checks what holds for every sample.
   *
   * @param kind as the record component
   * @param lowest as the record component
   * @param highest as the record component
   * @param n as the record component
   * @param value as the record component
   * @param variance as the record component
   * @param squaredError as the record component
   * @param effectiveN as the record component
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public DesignMean {
    Bounds bounds = new Bounds(lowest, highest);
    Counts.check("n", n);
    if (n == 0) {
      value = Double.NaN;
      variance = 0;
      squaredError = 0;
      effectiveN = 0;
    } else {
      bounds.check("mean", value);
      value = Math.max(lowest, Math.min(highest, value));
      MeanInterval.checkVariance("variance", variance);
      if (!(effectiveN > 0) || Double.isInfinite(effectiveN)) {
        throw new IllegalArgumentException(
            "effective n must be finite and above 0, was " + effectiveN);
      }
      if (n == 1) {
        squaredError = 0;
      }
      MeanInterval.checkVariance("squared standard error", squaredError);
    }
  }

  /**
   * The mean with an interval.
   *
   * @param method how the interval is computed
   * @param level the confidence level
   * @return in [lowest, highest]; not defined if n is 0
   */
  public Estimate estimate(DesignInterval method, ConfidenceLevel level) {
    return method.estimate(this, level);
  }

  /**
   * The mean with its default interval.
   *
   * @param level the confidence level
   * @return as {@link #estimate(DesignInterval, ConfidenceLevel)} by {@link
   *     DesignInterval#BY_EFFECTIVE_N}
   */
  public Estimate estimate(ConfidenceLevel level) {
    return estimate(DesignInterval.BY_EFFECTIVE_N, level);
  }

  /** Whether the linearised standard error is to be trusted: many units, not all alike. */
  boolean isLarge() {
    return effectiveN >= DesignInterval.ENOUGH && hasScatter();
  }

  /** Whether how far the units differ says anything. */
  boolean hasScatter() {
    return n > 1 && squaredError > 0 && variance > 0;
  }

  /**
   * A net share of some number of answers with made-up ones added, see {@link
   * NetScoreInterval#ADJUSTED_WALD}. Of values -1, 0 and +1 the mean square is the share of those
   * that are not 0.
   */
  NetAnswers.Moments adjustedMoments(double answers) {
    double charged = Math.max(Math.abs(value), Math.min(1, variance + value * value));
    double positive = answers * (charged + value) / 2;
    double negative = answers * (charged - value) / 2;
    return NetAnswers.adjusted(positive, answers * (1 - charged), negative, 0.75, 1.5);
  }

  Bounds bounds() {
    return new Bounds(lowest, highest);
  }

  Interval widest(ConfidenceLevel level) {
    return bounds().all(level);
  }
}
