package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Normal;
import io.github.cxmetrics.stats.SymmetricMatrix;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * The survival of a row with given covariates in a stratum, as a {@link CoxFit} predicts it.
 *
 * <p><b>Definition</b> the cumulative hazard is the baseline of the method of ties times the hazard
 * ratio of the row; survival is e to its negative. <b>Interval</b> of the logarithm of the
 * cumulative hazard (log-log), from the variance of baseline and coefficients together (Tsiatis
 * 1981; Therneau, Grambsch 2000, section 10.2). <b>n</b> rows of the fit, or customers. <b>Empty
 * data</b> after the last exit of the stratum, and where the fit does not predict, the estimate is
 * undefined and its interval [0, 1].
 *
 * @since 0.1
 */
public final class CoxCurve implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String METHOD = "log-log";

  final CoxHazards hazards;
  private final int stratum;
  private final double ratio;
  private final double[] z;
  private final int[] found;
  private final SymmetricMatrix covariance;
  private final long n;

  CoxCurve(
      CoxHazards hazards,
      int stratum,
      double ratio,
      double[] z,
      int[] found,
      SymmetricMatrix covariance,
      long n) {
    this.hazards = hazards;
    this.stratum = stratum;
    this.ratio = ratio;
    this.z = z;
    this.found = found;
    this.covariance = covariance;
    this.n = n;
  }

  /**
   * The times at which the curve steps.
   *
   * @return the times of events of the stratum, ascending
   */
  public double[] times() {
    return Arrays.copyOfRange(hazards.times, hazards.strata[stratum], hazards.strata[stratum + 1]);
  }

  /**
   * The probability of no event up to and with a time.
   *
   * @param time the time
   * @param level the confidence level
   * @return the estimate
   */
  public Estimate survival(double time, ConfidenceLevel level) {
    return survival(Double.NEGATIVE_INFINITY, time, level);
  }

  /**
   * The probability of no event up to and with a later time of a row that has had none up to and
   * with an earlier one.
   *
   * @param from the earlier time; minus infinity for the beginning
   * @param to the later time
   * @param level the confidence level
   * @return the estimate; it is one of a customer who is still there
   * @throws IllegalArgumentException if the later time is before the earlier one, or a time is NaN
   */
  public Estimate survival(double from, double to, ConfidenceLevel level) {
    Optional<double[]> hazard = hazard(from, to);
    if (hazard.isEmpty()) {
      return new Estimate(Double.NaN, new Interval(0, 1, level), 0, "undefined");
    }
    double value = hazard.get()[0];
    double half = Normal.quantile(level) * Math.sqrt(hazard.get()[1]);
    if (value == 0) {
      return new Estimate(1, new Interval(0, 1, level), n, METHOD);
    }
    double low = Math.exp(-value * Math.exp(half / value));
    double high = Math.exp(-value * Math.exp(-half / value));
    return new Estimate(Math.exp(-value), new Interval(low, high, level), n, METHOD);
  }

  /**
   * The cumulative hazard up to and with a time.
   *
   * @param time the time
   * @param level the confidence level
   * @return the estimate, at least 0
   */
  public Estimate cumulativeHazard(double time, ConfidenceLevel level) {
    Optional<double[]> hazard = hazard(Double.NEGATIVE_INFINITY, time);
    if (hazard.isEmpty()) {
      return new Estimate(
          Double.NaN, new Interval(0, Double.POSITIVE_INFINITY, level), 0, "undefined");
    }
    double value = hazard.get()[0];
    double half = Normal.quantile(level) * Math.sqrt(hazard.get()[1]);
    Interval interval =
        value == 0
            ? new Interval(0, Double.POSITIVE_INFINITY, level)
            : new Interval(value * Math.exp(-half / value), value * Math.exp(half / value), level);
    return new Estimate(value, interval, n, METHOD);
  }

  /** The hazard after one time up to another and its variance, if both are known. */
  private Optional<double[]> hazard(double from, double to) {
    if (!(from <= to)) {
      throw new IllegalArgumentException(
          "later time must not be before the earlier one, was " + from + " and " + to);
    }
    if (n == 0 || to > hazards.ends[stratum]) {
      return Optional.empty();
    }
    int first = hazards.indexAt(stratum, from);
    int last = hazards.indexAt(stratum, to);
    double sum = difference(hazards.hazard, first, last);
    double[] part = new double[found.length];
    for (int k = 0; k < found.length; k++) {
      int j = found[k];
      part[k] =
          hazards.meanUpTo(stratum, last, j) - hazards.meanUpTo(stratum, first, j) - z[j] * sum;
    }
    double variance =
        difference(hazards.squares, first, last) + Math.max(0, covariance.quadraticForm(part));
    double[] both = {ratio * sum, ratio * ratio * variance};
    return Double.isFinite(both[0]) && Double.isFinite(both[1])
        ? Optional.of(both)
        : Optional.empty();
  }

  private double difference(double[] sums, int first, int last) {
    return hazards.upTo(sums, stratum, last) - hazards.upTo(sums, stratum, first);
  }
}
