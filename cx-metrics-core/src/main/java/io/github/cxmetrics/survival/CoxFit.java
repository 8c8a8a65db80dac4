package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.Normal;
import io.github.cxmetrics.stats.RegressionTest;
import io.github.cxmetrics.stats.SymmetricMatrix;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The coefficients of a {@link Cox} regression, their tests and what they predict.
 *
 * <p>Covariates are counted from their means over the rows that were at risk at an event: the
 * linear predictor of a row at all means is 0. All other rows tell nothing and only count in {@link
 * #n()}. The baseline hazard and the survival of rows are asked from {@link #curve}, how well
 * predictors order rows from {@link #concordance()}; both are computed when asked, the baseline
 * once.
 *
 * @since 0.1
 */
public final class CoxFit implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Cox cox;
  private final TieMethod ties;
  private final CoxSolution solution;

  /* Found when first asked; two threads that ask at once find the same. */
  private transient volatile @Nullable CoxHazards hazards;

  CoxFit(Cox cox, TieMethod ties) {
    this.cox = cox;
    this.ties = ties;
    solution = CoxSolution.of(cox.rows(), ties);
  }

  /**
   * How many rows there are.
   *
   * @return at least 0
   */
  public long n() {
    return cox.n();
  }

  /**
   * How many rows ended with an event.
   *
   * @return at least 0
   */
  public long events() {
    return solution.events;
  }

  /**
   * What events at the same time mean.
   *
   * @return the method
   */
  public TieMethod ties() {
    return ties;
  }

  /**
   * How the search ended.
   *
   * @return the status
   */
  public FitStatus status() {
    return solution.status;
  }

  /**
   * The covariates that were left out: constant among those at risk, or following from those before
   * them.
   *
   * @return their names
   */
  public List<String> collinear() {
    return names(solution.leftOut);
  }

  /**
   * The covariates whose coefficients grow without end, as they order events without exception.
   *
   * @return their names
   */
  public List<String> separated() {
    return names(solution.separated);
  }

  private List<String> names(boolean[] which) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < which.length; j++) {
      if (which[j]) {
        names.add(cox.definition().covariates().get(j));
      }
    }
    return Collections.unmodifiableList(names);
  }

  /**
   * The coefficients in the order of the definition: the logarithm of the hazard ratio of one unit.
   *
   * @return one for each covariate, some perhaps undefined
   */
  public List<Coefficient> coefficients() {
    return solution.coefficients;
  }

  /**
   * The coefficient of a covariate.
   *
   * @param covariate its name
   * @return the coefficient, perhaps undefined
   * @throws IllegalArgumentException if there is no such covariate
   */
  public Coefficient coefficient(String covariate) {
    int place = cox.definition().covariates().indexOf(covariate);
    if (place < 0) {
      throw new IllegalArgumentException(
          "covariate must be one of " + cox.definition().covariates() + ", was " + covariate);
    }
    return solution.coefficients.get(place);
  }

  /**
   * The hazard ratios.
   *
   * @param level the confidence level of the intervals
   * @return by {@code "hazardRatio."} and the name of the covariate
   */
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> ratios = new LinkedHashMap<>();
    solution.coefficients.forEach(one -> ratios.put("hazardRatio." + one.name(), one.ratio(level)));
    return Collections.unmodifiableMap(ratios);
  }

  /**
   * The variances and covariances of the coefficients that are defined, in their order, by the
   * information of the model.
   *
   * @return a matrix with as many rows as coefficients are defined; empty if a variance is too
   *     large for a number, as of covariates near 1e-200
   */
  public Optional<SymmetricMatrix> covariance() {
    return solution.inUnits(solution.covariance);
  }

  /**
   * The variances and covariances that do not trust the model, where rows belong to customers.
   *
   * @return empty if each row is by itself, ties are exact, or a variance is too large for a number
   */
  public Optional<SymmetricMatrix> robustCovariance() {
    return solution.robust().flatMap(solution::inUnits);
  }

  /**
   * The partial log likelihood at the coefficients.
   *
   * @return empty if there is none
   */
  public OptionalDouble logLikelihood() {
    return solution.optional(solution.value);
  }

  /**
   * The partial log likelihood with all coefficients 0.
   *
   * @return empty if there is none
   */
  public OptionalDouble nullLogLikelihood() {
    return solution.optional(solution.nullValue);
  }

  /**
   * The likelihood ratio test of all coefficients.
   *
   * @return empty if there is no coefficient to test
   */
  public Optional<RegressionTest> likelihoodRatioTest() {
    return solution.test("likelihood ratio", 2 * (solution.value - solution.nullValue));
  }

  /**
   * The Wald test of all coefficients, with the robust variance where there is one.
   *
   * @return empty if a coefficient grows without end or there is none to test
   */
  public Optional<RegressionTest> waldTest() {
    return solution.status.predicts()
        ? solution.test("Wald", solution.waldStatistic())
        : Optional.empty();
  }

  /**
   * The score test of all coefficients; without ties and with one two-valued covariate the log-rank
   * test.
   *
   * @return empty if there is no coefficient to test
   */
  public Optional<RegressionTest> scoreTest() {
    return solution.test("score", solution.scoreStatistic);
  }

  /**
   * How many steps the search took.
   *
   * @return at least 0
   */
  public int iterations() {
    return solution.iterations;
  }

  /**
   * How well the predictors order the rows they were found from.
   *
   * @return empty if there is no fit, or there are more than 2<sup>32</sup> rows
   */
  public Optional<CoxConcordance> concordance() {
    return solution.isFitted() && cox.n() <= ConcordancePairs.MOST_ROWS
        ? Optional.of(ConcordancePairs.of(new CoxData(cox.rows()), cox.rows(), solution.parameters))
        : Optional.empty();
  }

  /**
   * The linear predictor of a row, from the means of the covariates: the logarithm of its hazard
   * ratio against them.
   *
   * @param x the covariates in the order of the definition
   * @return empty if the model does not {@linkplain FitStatus#predicts() predict}
   * @throws IllegalArgumentException if the number of values is another or one is not finite
   */
  public OptionalDouble linearPredictor(double... x) {
    double eta = solution.eta(row(x));
    return solution.status.predicts() && Double.isFinite(eta)
        ? OptionalDouble.of(eta)
        : OptionalDouble.empty();
  }

  /**
   * The hazard of a row over that of another, of any one stratum.
   *
   * @param x the covariates of the row
   * @param reference those of the other
   * @param level the confidence level
   * @return the estimate, above 0; undefined if the model does not predict
   * @throws IllegalArgumentException if the number of values is another or one is not finite
   */
  public Estimate hazardRatio(double[] x, double[] reference, ConfidenceLevel level) {
    double[] one = row(x);
    double[] other = row(reference);
    double[] difference = new double[one.length];
    Arrays.setAll(difference, j -> one[j] - other[j]);
    double eta = solution.eta(difference);
    double half = Normal.quantile(level) * Math.sqrt(solution.variance(difference));
    double ratio = Math.exp(eta);
    if (!solution.status.predicts() || !Double.isFinite(ratio) || !Double.isFinite(half)) {
      return new Estimate(
          Double.NaN, new Interval(0, Double.POSITIVE_INFINITY, level), 0, "undefined");
    }
    return new Estimate(
        ratio,
        new Interval(Math.exp(eta - half), Math.exp(eta + half), level),
        solution.units,
        solution.robust().isPresent() ? "Wald, robust variance" : "Wald");
  }

  private double[] row(double[] x) {
    CovariateNames.requireRow(cox.definition().covariates(), x);
    double[] z = new double[x.length];
    Arrays.setAll(z, j -> solution.scaling.scaled(j, x[j]));
    return z;
  }

  /**
   * The mean of a covariate over the rows that were at risk at an event of their stratum, from
   * which linear predictors count; over all rows if there is no event.
   *
   * @param covariate its name
   * @return empty without rows
   * @throws IllegalArgumentException if there is no such covariate
   */
  public OptionalDouble mean(String covariate) {
    coefficient(covariate);
    int place = cox.definition().covariates().indexOf(covariate);
    return cox.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(solution.scaling.mean(place));
  }

  /**
   * The survival of a row of the only stratum.
   *
   * @param x its covariates; the means give the baseline
   * @return the curve; empty if there is no row, or there are several strata
   * @throws IllegalArgumentException if the number of values is another or one is not finite
   */
  public Optional<CoxCurve> curve(double... x) {
    double[] z = row(x);
    return cox.strata().size() == 1 ? Optional.of(curve(0, z)) : Optional.empty();
  }

  /**
   * The survival of a row of a stratum.
   *
   * @param stratum the stratum
   * @param x its covariates; the means give the baseline
   * @return the curve
   * @throws IllegalArgumentException if there is no such stratum, the number of values is another
   *     or one is not finite
   */
  public CoxCurve curveOf(String stratum, double... x) {
    int place = cox.strata().indexOf(stratum);
    if (place < 0) {
      throw new IllegalArgumentException(
          "stratum must be one of " + cox.strata() + ", was " + stratum);
    }
    return curve(place, row(x));
  }

  private CoxHazards hazards() {
    CoxHazards known = hazards;
    if (known == null) {
      double[] zeros = new double[solution.parameters.length];
      known =
          new CoxHazards(
              new CoxData(cox.rows()),
              ties,
              solution.status.predicts() ? solution.parameters : zeros);
      hazards = known;
    }
    return known;
  }

  private CoxCurve curve(int stratum, double[] z) {
    boolean predicts = solution.status.predicts();
    return new CoxCurve(
        hazards(),
        stratum,
        Math.exp(solution.eta(z)),
        z,
        solution.found,
        solution.used(),
        predicts ? solution.units : 0);
  }
}
