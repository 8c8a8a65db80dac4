package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The coefficients of a {@link LogisticRegression} and what they predict.
 *
 * @since 0.1
 */
public final class LogisticFit implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final LogisticRegression regression;
  private final ColumnScaling scaling;
  private final long yes;
  private final long no;
  private final FitStatus status;

  @SuppressWarnings("serial")
  private final List<Coefficient> coefficients;

  @SuppressWarnings("serial")
  private final List<String> leftOut;

  @SuppressWarnings("serial")
  private final List<String> separated;

  private final double[] parameters;
  private final int[] found;
  private final SymmetricMatrix covariance;
  private final double nullValue;
  private final double value;
  private final int iterations;

  private LogisticFit(
      LogisticRegression regression, double[] x, long[] yes, long[] no, long allYes, long allNo) {
    this.regression = regression;
    this.yes = allYes;
    this.no = allNo;
    int columns = regression.covariates().size();
    scaling = ColumnScaling.of(columns, x, sums(yes, no));
    double[] z = scaled(x, columns);
    double n = (double) allYes + allNo;
    double rate = allYes / n;
    LogLikelihood likelihood =
        new LogisticLikelihood(columns, z, yes, no, regression.penalty(), n * rate * (1 - rate));
    double[] start = new double[columns + 1];
    boolean both = allYes > 0 && allNo > 0;
    start[0] = both ? Math.log((double) allYes / allNo) : 0;
    MaximumLikelihood search = both ? MaximumLikelihood.of(likelihood, start) : null;
    leftOut = new ArrayList<>();
    separated = new ArrayList<>();
    coefficients = new ArrayList<>();
    status = search == null ? FitStatus.NO_EVENTS : search.status();
    parameters = search == null ? start : search.parameters();
    found = search == null ? new int[0] : search.found();
    covariance = search == null ? SymmetricMatrix.of(0, new double[0]) : search.covariance();
    nullValue = search == null ? Double.NaN : nullValue(allYes, allNo);
    value =
        search == null
            ? Double.NaN
            : new LogisticLikelihood(columns, z, yes, no, 0, 1)
                .at(parameters, new double[columns + 1], new double[(columns + 1) * (columns + 1)]);
    iterations = search == null ? 0 : search.iterations();
    for (int j = 0; j <= columns; j++) {
      if (search != null && search.isLeftOut(j)) {
        leftOut.add(name(j));
      }
      if (search != null && search.isSeparated(j)) {
        separated.add(name(j));
      }
    }
    addCoefficients();
  }

  static LogisticFit of(LogisticRegression regression, double[] x, long[] yes, long[] no) {
    return new LogisticFit(regression, x, yes, no, sum(yes), sum(no));
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum = Math.addExact(sum, count);
    }
    return sum;
  }

  private static double[] sums(long[] yes, long[] no) {
    double[] sums = new double[yes.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (double) yes[i] + no[i];
    }
    return sums;
  }

  private double[] scaled(double[] x, int columns) {
    double[] z = new double[x.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = scaling.scaled(i % columns, x[i]);
    }
    return z;
  }

  private static double nullValue(long yes, long no) {
    double n = (double) yes + no;
    return yes * Math.log(yes / n) + no * Math.log(no / n);
  }

  private String name(int parameter) {
    return parameter == 0
        ? LogisticRegression.INTERCEPT
        : regression.covariates().get(parameter - 1);
  }

  private void addCoefficients() {
    for (int j = 0; j < parameters.length; j++) {
      double[] combination = new double[found.length];
      boolean defined = j == 0 ? isInterceptFound() : false;
      double sum = j == 0 ? parameters[0] : 0;
      for (int k = 0; k < found.length; k++) {
        int column = found[k] - 1;
        if (j == 0) {
          combination[k] = column < 0 ? 1 : -scaling.perUnit(column, scaling.mean(column));
          sum += column < 0 ? 0 : combination[k] * parameters[found[k]];
        } else if (found[k] == j) {
          combination[k] = scaling.perUnit(column, 1);
          sum = combination[k] * parameters[j];
          defined = true;
        }
      }
      double error = Math.sqrt(Math.max(0, covariance.quadraticForm(combination)));
      coefficients.add(
          defined && Double.isFinite(sum) && Double.isFinite(error)
              ? Coefficient.of(name(j), sum, error, n())
              : Coefficient.undefined(name(j)));
    }
  }

  private boolean isInterceptFound() {
    return separated.isEmpty() && found.length > 0 && found[0] == 0;
  }

  /**
   * How many cases there are.
   *
   * @return at least 0
   */
  public long n() {
    return Math.addExact(yes, no);
  }

  /**
   * How many cases are a yes.
   *
   * @return at least 0
   */
  public long positives() {
    return yes;
  }

  /**
   * How the search ended.
   *
   * @return the status
   */
  public FitStatus status() {
    return status;
  }

  /**
   * The covariates that were left out, being constant or following from those before them.
   *
   * @return their names
   */
  public List<String> collinear() {
    return List.copyOf(leftOut);
  }

  /**
   * The covariates whose coefficients grow without end.
   *
   * @return their names, perhaps with that of the intercept
   */
  public List<String> separated() {
    return List.copyOf(separated);
  }

  /**
   * The intercept, then the coefficient of each covariate.
   *
   * @return one more than there are covariates
   */
  public List<Coefficient> coefficients() {
    return List.copyOf(coefficients);
  }

  /**
   * The coefficient of a covariate.
   *
   * @param covariate its name, or {@link LogisticRegression#INTERCEPT}
   * @return the coefficient, which may be undefined
   * @throws IllegalArgumentException if there is no such covariate
   */
  public Coefficient coefficient(String covariate) {
    return coefficients.stream()
        .filter(one -> one.name().equals(covariate))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "covariate must be one of " + regression.covariates() + ", was " + covariate));
  }

  /**
   * The log likelihood at the coefficients, without the penalty.
   *
   * @return at most 0; empty if there is nothing to learn from or the search did not converge
   */
  public OptionalDouble logLikelihood() {
    return isFitted() ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /**
   * The log likelihood of an intercept alone.
   *
   * @return at most 0; empty if there is nothing to learn from
   */
  public OptionalDouble nullLogLikelihood() {
    return status == FitStatus.NO_EVENTS ? OptionalDouble.empty() : OptionalDouble.of(nullValue);
  }

  private boolean isFitted() {
    return status.predicts() || status == FitStatus.SEPARATED;
  }

  /**
   * The likelihood ratio test of all covariates.
   *
   * @return empty if there is no coefficient, or a penalty bends the likelihood
   */
  public Optional<RegressionTest> likelihoodRatioTest() {
    int degrees = regression.covariates().size() - leftOut.size();
    return isFitted() && degrees > 0 && regression.penalty() == 0
        ? Optional.of(RegressionTest.of("likelihood ratio", 2 * (value - nullValue), degrees))
        : Optional.empty();
  }

  /**
   * How many steps the search took.
   *
   * @return at least 0
   */
  public int iterations() {
    return iterations;
  }

  /**
   * The log odds of yes for a row.
   *
   * @param x as many finite values as there are covariates
   * @return empty if the model does not {@linkplain FitStatus#predicts() predict}
   * @throws IllegalArgumentException if the number of values is another or one is not finite
   */
  public OptionalDouble logOdds(double... x) {
    double[] row = row(x);
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += parameters[j] * row[j];
    }
    return status.predicts() && Double.isFinite(sum)
        ? OptionalDouble.of(sum)
        : OptionalDouble.empty();
  }

  /**
   * The probability of yes for a row, with the interval of the log odds.
   *
   * @param level the confidence level
   * @param x as many finite values as there are covariates
   * @return the estimate; undefined, from 0 to 1, if the model does not predict
   * @throws IllegalArgumentException if the number of values is another or one is not finite
   */
  public Estimate probability(ConfidenceLevel level, double... x) {
    OptionalDouble odds = logOdds(x);
    if (odds.isEmpty()) {
      return new Estimate(Double.NaN, new Interval(0, 1, level), 0, "undefined");
    }
    double eta = odds.getAsDouble();
    double half = Normal.quantile(level) * Math.sqrt(Math.max(0, covariance(row(x), row(x))));
    return new Estimate(
        share(eta),
        new Interval(share(eta - half), share(eta + half), level),
        n(),
        "Wald, log odds");
  }

  /**
   * The covariance of the log odds of two rows; with one row twice, their variance.
   *
   * @param x the covariates of one row
   * @param y those of another
   * @return a finite number; empty if the model does not predict
   * @throws IllegalArgumentException if the number of values is another or one is not finite
   */
  public OptionalDouble covarianceOfLogOdds(double[] x, double[] y) {
    double covariance = covariance(row(x), row(y));
    return status.predicts() && Double.isFinite(covariance)
        ? OptionalDouble.of(covariance)
        : OptionalDouble.empty();
  }

  private double covariance(double[] one, double[] other) {
    double[] first = new double[found.length];
    double[] second = new double[found.length];
    for (int k = 0; k < found.length; k++) {
      first[k] = one[found[k]];
      second[k] = other[found[k]];
    }
    double[] product = covariance.times(second);
    double sum = 0;
    for (int k = 0; k < found.length; k++) {
      sum += first[k] * product[k];
    }
    return sum;
  }

  private static double share(double odds) {
    return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
  }

  private double[] row(double[] x) {
    if (x.length != regression.covariates().size()) {
      throw new IllegalArgumentException(
          "row must have " + regression.covariates().size() + " covariates, was " + x.length);
    }
    double[] row = new double[x.length + 1];
    row[0] = 1;
    for (int j = 0; j < x.length; j++) {
      if (!Double.isFinite(x[j])) {
        throw new IllegalArgumentException("covariate must be finite, was " + x[j]);
      }
      row[j + 1] = scaling.scaled(j, x[j]);
    }
    return row;
  }
}
