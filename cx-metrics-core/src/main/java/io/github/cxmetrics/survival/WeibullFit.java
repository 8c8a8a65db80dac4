package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.LogisticRegression;
import io.github.cxmetrics.stats.MaximumLikelihood;
import io.github.cxmetrics.stats.Normal;
import io.github.cxmetrics.stats.RegressionTest;
import io.github.cxmetrics.stats.SymmetricMatrix;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The coefficients of a {@link Weibull} or exponential regression and what they predict.
 *
 * @since 0.1
 */
public final class WeibullFit implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The name of the logarithm of the scale among coefficients. */
  public static final String LOG_SCALE = "Log(scale)";

  private static final double ENDLESS_SHAPE = 1e6;

  /** Whether the scale is looked for. */
  enum Scale {
    ESTIMATED,
    ONE
  }

  private final CoxDefinition definition;
  private final Scale scale;
  private final WeibullRows rows;
  private final FitStatus status;
  private final double[] parameters;
  private final int[] found;
  private final SymmetricMatrix covariance;
  private final double nullValue;
  private final double value;

  @SuppressWarnings("serial")
  private final List<String> leftOut = new ArrayList<>();

  @SuppressWarnings("serial")
  private final List<String> separated = new ArrayList<>();

  @SuppressWarnings("serial")
  private final List<Coefficient> coefficients = new ArrayList<>();

  private WeibullFit(CoxDefinition definition, Scale scale, WeibullRows rows, FitStatus status) {
    this.definition = definition;
    this.scale = scale;
    this.rows = rows;
    this.status = status;
    parameters = new double[columns() + 2];
    found = new int[0];
    covariance = SymmetricMatrix.of(0, new double[0]);
    nullValue = Double.NaN;
    value = Double.NaN;
    if (status == FitStatus.SEPARATED) {
      separated.add(LOG_SCALE);
    }
    addCoefficients();
  }

  private WeibullFit(
      CoxDefinition definition,
      Scale scale,
      WeibullRows rows,
      MaximumLikelihood none,
      MaximumLikelihood search) {
    this.definition = definition;
    this.scale = scale;
    this.rows = rows;
    status = search.status();
    parameters = withShape(search.parameters());
    found = search.found();
    covariance = search.covariance();
    nullValue = none.values()[1] + rows.offset();
    value = search.values()[1] + rows.offset();
    for (int j = 0; j < columns(); j++) {
      if (search.isLeftOut(j + 1)) {
        leftOut.add(definition.covariates().get(j));
      }
      if (search.isSeparated(j + 1)) {
        separated.add(definition.covariates().get(j));
      }
    }
    addCoefficients();
  }

  static WeibullFit of(Cox cox, Scale scale) {
    CoxRows source = cox.rows();
    CoxDefinition definition = source.definition();
    WeibullRows rows = new WeibullRows(source);
    if (!WeibullRows.isUsable(source)) {
      return new WeibullFit(definition, scale, rows, FitStatus.UNUSABLE_ROWS);
    }
    if (rows.events == 0) {
      return new WeibullFit(definition, scale, rows, FitStatus.NO_EVENTS);
    }
    if (rows.oneTime && scale == Scale.ESTIMATED) {
      return new WeibullFit(definition, scale, rows, FitStatus.SEPARATED);
    }
    double fixed = scale == Scale.ONE ? rows.timeUnit : 0;
    double shape = scale == Scale.ONE ? rows.timeUnit : 1;
    double[] start =
        scale == Scale.ONE
            ? new double[] {rows.intercept(shape)}
            : new double[] {rows.intercept(shape), shape};
    MaximumLikelihood none = MaximumLikelihood.of(rows.likelihood(0, fixed), start);
    int columns = definition.covariates().size();
    double[] from = new double[columns + start.length];
    from[0] = none.parameters()[0];
    if (scale == Scale.ESTIMATED) {
      from[columns + 1] = none.parameters()[1];
    }
    if (from[from.length - 1] > ENDLESS_SHAPE || !none.status().predicts()) {
      return new WeibullFit(
          definition,
          scale,
          rows,
          from[from.length - 1] > ENDLESS_SHAPE ? FitStatus.SEPARATED : FitStatus.NOT_CONVERGED);
    }
    MaximumLikelihood search = MaximumLikelihood.of(rows.likelihood(columns, fixed), from);
    return scale == Scale.ESTIMATED && search.parameters()[columns + 1] > ENDLESS_SHAPE
        ? new WeibullFit(definition, scale, rows, FitStatus.SEPARATED)
        : new WeibullFit(definition, scale, rows, none, search);
  }

  private int columns() {
    return definition.covariates().size();
  }

  private double[] withShape(double[] found) {
    if (scale == Scale.ESTIMATED) {
      return found;
    }
    double[] all = Arrays.copyOf(found, found.length + 1);
    all[found.length] = rows.timeUnit;
    return all;
  }

  private double shape() {
    return parameters[columns() + 1];
  }

  private void addCoefficients() {
    boolean whole = status.predicts();
    double[] origin = new double[columns()];
    Arrays.setAll(origin, j -> rows.scaling.scaled(j, 0));
    coefficients.add(
        whole
            ? coefficient(LogisticRegression.INTERCEPT, logTime(origin), slopeOfLogTime(origin, 0))
            : Coefficient.undefined(LogisticRegression.INTERCEPT));
    for (int j = 0; j < columns(); j++) {
      String name = definition.covariates().get(j);
      if (Arrays.binarySearch(found, j + 1) < 0) {
        coefficients.add(Coefficient.undefined(name));
        continue;
      }
      double[] unit = new double[columns()];
      unit[j] = rows.scaling.perUnit(j, 1);
      double factor = rows.timeUnit / shape();
      double effect = factor * unit[j] * parameters[j + 1];
      double[] slope = new double[parameters.length];
      slope[j + 1] = factor * unit[j];
      slope[columns() + 1] = -effect / shape();
      coefficients.add(coefficient(name, effect, slope));
    }
    if (scale == Scale.ESTIMATED) {
      double[] slope = new double[parameters.length];
      slope[columns() + 1] = -1 / shape();
      coefficients.add(
          Arrays.binarySearch(found, columns() + 1) < 0
              ? Coefficient.undefined(LOG_SCALE)
              : coefficient(LOG_SCALE, Math.log(rows.timeUnit / shape()), slope));
    }
  }

  private Coefficient coefficient(String name, double number, double[] slope) {
    double error = Math.sqrt(variance(slope));
    return Double.isFinite(number) && Double.isFinite(error)
        ? Coefficient.of(name, number, error, rows.total)
        : Coefficient.undefined(name);
  }

  /** The mean of the logarithm of time where the logarithm of the cumulative hazard is 0. */
  private double logTime(double[] z) {
    return rows.timeMean + rows.timeUnit * predictor(z) / shape();
  }

  /** The derivatives of a quantile of the logarithm of time, by the parameters. */
  private double[] slopeOfLogTime(double[] z, double logHazard) {
    double factor = rows.timeUnit / shape();
    double[] slope = new double[parameters.length];
    slope[0] = factor;
    for (int j = 0; j < z.length; j++) {
      slope[j + 1] = factor * z[j];
    }
    slope[columns() + 1] = -factor * (predictor(z) + logHazard) / shape();
    return slope;
  }

  private double predictor(double[] z) {
    double sum = parameters[0];
    for (int j = 0; j < z.length; j++) {
      sum += parameters[j + 1] * z[j];
    }
    return sum;
  }

  private double variance(double[] slope) {
    double[] part = new double[found.length];
    Arrays.setAll(part, k -> slope[found[k]]);
    return Math.max(0, covariance.quadraticForm(part));
  }

  /**
   * How many rows there are.
   *
   * @return at least 0
   */
  public long n() {
    return rows.total;
  }

  /**
   * How many rows ended with an event.
   *
   * @return at least 0
   */
  public long events() {
    return rows.events;
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
   * The covariates whose coefficients grow without end; {@link #LOG_SCALE} if the scale falls to 0.
   *
   * @return their names
   */
  public List<String> separated() {
    return List.copyOf(separated);
  }

  /**
   * The intercept, the coefficient of each covariate, and the logarithm of the scale unless it is
   * fixed.
   *
   * @return the coefficients, some perhaps undefined
   */
  public List<Coefficient> coefficients() {
    return Collections.unmodifiableList(coefficients);
  }

  /**
   * A coefficient.
   *
   * @param name the covariate, {@link LogisticRegression#INTERCEPT} or {@link #LOG_SCALE}
   * @return the coefficient, perhaps undefined
   * @throws IllegalArgumentException if there is no such coefficient
   */
  public Coefficient coefficient(String name) {
    return coefficients.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "covariate must be one of " + definition.covariates() + ", was " + name));
  }

  /**
   * The scale: below 1 the hazard grows with time, above 1 it falls.
   *
   * @return above 0; 1 for the exponential; empty if it is undefined
   */
  public OptionalDouble scale() {
    return status.predicts()
        ? OptionalDouble.of(scale == Scale.ONE ? 1 : rows.timeUnit / shape())
        : OptionalDouble.empty();
  }

  private boolean isFitted() {
    return Double.isFinite(value) && (status.predicts() || status == FitStatus.SEPARATED);
  }

  /**
   * The log likelihood at the coefficients.
   *
   * @return empty if there is none
   */
  public OptionalDouble logLikelihood() {
    return isFitted() ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /**
   * The log likelihood without covariates.
   *
   * @return empty if there is none
   */
  public OptionalDouble nullLogLikelihood() {
    return isFitted() ? OptionalDouble.of(nullValue) : OptionalDouble.empty();
  }

  /**
   * The likelihood ratio test of all covariates.
   *
   * @return empty if there is no coefficient to test
   */
  public Optional<RegressionTest> likelihoodRatioTest() {
    int degrees = columns() - leftOut.size();
    return isFitted() && degrees > 0
        ? Optional.of(RegressionTest.of("likelihood ratio", 2 * (value - nullValue), degrees))
        : Optional.empty();
  }

  /**
   * The probability of no event up to a time.
   *
   * @param time the time, at least 0
   * @param level the confidence level
   * @param x the covariates in the order of the definition
   * @return the estimate, with the interval of the logarithm of the cumulative hazard; undefined if
   *     the model does not predict
   * @throws IllegalArgumentException if the time is below 0 or NaN, the number of covariates is
   *     another or one is not finite
   */
  public Estimate survival(double time, ConfidenceLevel level, double... x) {
    return survival(0, time, level, x);
  }

  /**
   * The probability of no event up to a later time of a row that had none up to an earlier one.
   *
   * @param from the earlier time, at least 0
   * @param to the later time
   * @param level the confidence level
   * @param x the covariates in the order of the definition
   * @return the estimate, with the interval of the logarithm of the cumulative hazard; undefined if
   *     the model does not predict
   * @throws IllegalArgumentException if a time is below 0 or NaN, the later one is before the
   *     other, the number of covariates is another or one is not finite
   */
  public Estimate survival(double from, double to, ConfidenceLevel level, double... x) {
    if (!(from >= 0 && from <= to && to < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "times must be finite, at least 0 and ascend, was " + from + " and " + to);
    }
    double[] z = row(x);
    if (!status.predicts()) {
      return undefined(1, level);
    }
    double early = hazard(from, z);
    double late = hazard(to, z);
    double hazard = late - early;
    if (from == to || hazard == 0) {
      return new Estimate(1, new Interval(from == to ? 1 : 0, 1, level), n(), "log-log");
    }
    double[] slope = slopeOfLogHazard(to, z);
    double[] before = slopeOfLogHazard(from, z);
    Arrays.setAll(slope, k -> (late * slope[k] - early * before[k]) / hazard);
    double half = Normal.quantile(level) * Math.sqrt(variance(slope));
    if (!Double.isFinite(hazard) || !Double.isFinite(half)) {
      return undefined(1, level);
    }
    return new Estimate(
        Math.exp(-hazard),
        new Interval(
            Math.exp(-hazard * Math.exp(half)), Math.exp(-hazard * Math.exp(-half)), level),
        n(),
        "log-log");
  }

  private double hazard(double time, double[] z) {
    return time == 0 ? 0 : Math.exp(shape() * rows.scaledTime(Math.log(time)) - predictor(z));
  }

  private double[] slopeOfLogHazard(double time, double[] z) {
    double[] slope = new double[parameters.length];
    slope[0] = -1;
    for (int j = 0; j < z.length; j++) {
      slope[j + 1] = -z[j];
    }
    slope[columns() + 1] = time == 0 ? 0 : rows.scaledTime(Math.log(time));
    return slope;
  }

  /**
   * The time by which a share of rows has had the event.
   *
   * @param share strictly between 0 and 1
   * @param level the confidence level
   * @param x the covariates in the order of the definition
   * @return the estimate, with the interval of its logarithm; undefined if the model does not
   *     predict
   * @throws IllegalArgumentException if the share is out of range, the number of covariates is
   *     another or one is not finite
   */
  public Estimate quantile(double share, ConfidenceLevel level, double... x) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must lie strictly between 0 and 1, was " + share);
    }
    double[] z = row(x);
    double logHazard = Math.log(-Math.log1p(-share));
    double time = logTime(z) + rows.timeUnit * logHazard / shape();
    double half = Normal.quantile(level) * Math.sqrt(variance(slopeOfLogTime(z, logHazard)));
    if (!status.predicts() || !Double.isFinite(Math.exp(time)) || !Double.isFinite(half)) {
      return undefined(Double.POSITIVE_INFINITY, level);
    }
    return new Estimate(
        Math.exp(time),
        new Interval(Math.exp(time - half), Math.exp(time + half), level),
        n(),
        "Wald, logarithm");
  }

  /**
   * The time by which half of the rows have had the event.
   *
   * @param level the confidence level
   * @param x the covariates in the order of the definition
   * @return the estimate, as {@link #quantile}
   * @throws IllegalArgumentException if the number of covariates is another or one is not finite
   */
  public Estimate medianTime(ConfidenceLevel level, double... x) {
    return quantile(0.5, level, x);
  }

  private static Estimate undefined(double highest, ConfidenceLevel level) {
    return new Estimate(Double.NaN, new Interval(0, highest, level), 0, "undefined");
  }

  private double[] row(double[] x) {
    CovariateNames.requireRow(definition.covariates(), x);
    double[] z = new double[x.length];
    Arrays.setAll(z, j -> rows.scaling.scaled(j, x[j]));
    return z;
  }
}
