package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.LogisticFit;
import io.github.cxmetrics.stats.LogisticRegression;
import io.github.cxmetrics.stats.Normal;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The coefficients of a {@link DiscreteHazard} model and the chance of an event they predict.
 *
 * @since 0.1
 */
public final class DiscreteHazardFit implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int MOST_PERIODS_AHEAD = 1_200;

  private final DiscreteHazardDefinition definition;
  private final HazardBaseline baseline;
  private final int[] periods;
  private final LogisticFit logistic;
  private final boolean tooLarge;

  private DiscreteHazardFit(
      DiscreteHazardDefinition definition,
      HazardBaseline baseline,
      int[] periods,
      LogisticFit logistic,
      boolean tooLarge) {
    this.definition = definition;
    this.baseline = baseline;
    this.periods = periods;
    this.logistic = logistic;
    this.tooLarge = tooLarge;
  }

  static DiscreteHazardFit of(
      DiscreteHazardDefinition definition,
      HazardBaseline baseline,
      int[] periods,
      double penalty,
      double[] x,
      long[] yes,
      long[] no) {
    List<String> names =
        Stream.concat(baseline.columns(periods).stream(), definition.covariates().stream())
            .toList();
    return new DiscreteHazardFit(
        definition,
        baseline,
        periods,
        new LogisticRegression(names, penalty).fit(x, yes, no),
        false);
  }

  static DiscreteHazardFit tooLarge(
      DiscreteHazardDefinition definition, HazardBaseline baseline, int[] periods, double penalty) {
    LogisticFit none =
        new LogisticRegression(definition.covariates(), penalty)
            .fit(new double[0], new long[0], new long[0]);
    return new DiscreteHazardFit(definition, baseline, periods, none, true);
  }

  /**
   * How the search ended; with {@link HazardBaseline#EACH_PERIOD}, a period without an event
   * separates.
   *
   * @return the status
   */
  public FitStatus status() {
    return tooLarge ? FitStatus.TOO_LARGE : logistic.status();
  }

  /**
   * The logistic regression behind it.
   *
   * @return its fit, with the columns of the baseline before the covariates
   */
  public LogisticFit logistic() {
    return logistic;
  }

  /**
   * The intercept, the coefficients of the baseline and those of the covariates.
   *
   * @return the coefficients, some perhaps undefined
   */
  public List<Coefficient> coefficients() {
    return logistic.coefficients();
  }

  /**
   * A coefficient.
   *
   * @param covariate the name of a covariate, of the intercept or of a column of the baseline
   * @return the coefficient, perhaps undefined
   * @throws IllegalArgumentException if there is no such covariate
   */
  public Coefficient coefficient(String covariate) {
    return logistic.coefficient(covariate);
  }

  /**
   * The probability of the event in a period of a customer who begins it.
   *
   * @param level the confidence level
   * @param period the number of the period in the customer's life, from 1
   * @param x the covariates
   * @return the estimate; undefined if the model does not predict, or has a level for each period
   *     but none for this one
   * @throws IllegalArgumentException if the period is below 1, the number of covariates is another
   *     or one is not finite
   */
  public Estimate probability(ConfidenceLevel level, int period, double... x) {
    return within(level, period, 1, x);
  }

  /**
   * The probability of the event in some periods on end, of a customer who begins the first of
   * them, if the covariates stay as they are.
   *
   * @param level the confidence level
   * @param first the number of the first period in the customer's life, from 1
   * @param count how many periods, 1 to 1200
   * @param x the covariates
   * @return one minus the product of the probabilities of none, with the interval of the logarithm
   *     of the cumulative hazard (delta method); undefined as {@link #probability}
   * @throws IllegalArgumentException if a period is out of range, the number of covariates is
   *     another or one is not finite
   */
  public Estimate within(ConfidenceLevel level, int first, int count, double... x) {
    requirePeriods(first, count);
    CovariateNames.requireRow(definition.covariates(), x);
    List<double[]> rows = new ArrayList<>();
    for (int period = first; period < first + count; period++) {
      if (!isKnown(period)) {
        return undefined(level);
      }
      rows.add(row(period, x));
    }
    if (count == 1) {
      return logistic.probability(level, rows.get(0));
    }
    double[] hazards = new double[count];
    double cumulative = 0;
    for (int i = 0; i < count; i++) {
      OptionalDouble odds = logistic.logOdds(rows.get(i));
      if (odds.isEmpty()) {
        return undefined(level);
      }
      double eta = odds.getAsDouble();
      double small = Math.exp(-Math.abs(eta));
      hazards[i] = (eta >= 0 ? 1 : small) / (1 + small);
      cumulative += Math.max(0, eta) + Math.log1p(small);
    }
    return estimate(level, rows, hazards, cumulative);
  }

  private Estimate estimate(
      ConfidenceLevel level, List<double[]> rows, double[] hazards, double cumulative) {
    double variance = variance(rows, hazards);
    double half = Normal.quantile(level) * Math.sqrt(Math.max(0, variance)) / cumulative;
    if (!Double.isFinite(half)) {
      return undefined(level);
    }
    return new Estimate(
        -Math.expm1(-cumulative),
        new Interval(
            -Math.expm1(-cumulative * Math.exp(-half)),
            -Math.expm1(-cumulative * Math.exp(half)),
            level),
        logistic.n(),
        "log-log");
  }

  /*
   * The cumulative hazard changes with the parameters by the sum of hazards times rows: by that of
   * their mean row, times the sum of hazards.
   */
  private double variance(List<double[]> rows, double[] hazards) {
    double sum = Arrays.stream(hazards).sum();
    double[] mean = new double[rows.get(0).length];
    for (int i = 0; i < hazards.length; i++) {
      double share = sum > 0 ? hazards[i] / sum : 0;
      for (int j = 0; j < mean.length; j++) {
        mean[j] += share * rows.get(i)[j];
      }
    }
    return sum * sum * logistic.covarianceOfLogOdds(mean, mean).orElse(Double.NaN);
  }

  private static Estimate undefined(ConfidenceLevel level) {
    return new Estimate(Double.NaN, new Interval(0, 1, level), 0, "undefined");
  }

  private static void requirePeriods(int first, int count) {
    if (first < 1 || first > DiscreteHazardAccumulator.LAST_PERIOD) {
      throw new IllegalArgumentException(
          "period must be in 1.." + DiscreteHazardAccumulator.LAST_PERIOD + ", was " + first);
    }
    if (count < 1 || count > MOST_PERIODS_AHEAD) {
      throw new IllegalArgumentException(
          "number of periods must be in 1.." + MOST_PERIODS_AHEAD + ", was " + count);
    }
  }

  private boolean isKnown(int period) {
    return !tooLarge
        && (baseline.shape() != HazardBaseline.Shape.EACH_PERIOD
            || Arrays.binarySearch(periods, period) >= 0);
  }

  private double[] row(int period, double[] x) {
    int columns = baseline.width(periods);
    double[] row = new double[columns + x.length];
    baseline.set(row, 0, columns, periods, period);
    System.arraycopy(x, 0, row, columns, x.length);
    return row;
  }
}
