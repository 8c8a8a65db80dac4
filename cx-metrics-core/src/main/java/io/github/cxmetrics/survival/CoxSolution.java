package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.ColumnScaling;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.MaximumLikelihood;
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
import org.jspecify.annotations.Nullable;

/** What the search of a Cox regression found, per standard deviation of the covariates. */
final class CoxSolution implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final SymmetricMatrix NONE = SymmetricMatrix.of(0, new double[0]);

  final FitStatus status;
  final long events;
  final ColumnScaling scaling;
  final boolean[] leftOut;
  final boolean[] separated;
  final double[] parameters;

  /** The parameters with a value. */
  final int[] found;

  final SymmetricMatrix covariance;
  private final @Nullable SymmetricMatrix robust;

  /** How many independent units there are: rows, or customers if the variance is robust. */
  final long units;

  final double nullValue;
  final double value;
  final double scoreStatistic;
  final int iterations;

  @SuppressWarnings("serial")
  final List<Coefficient> coefficients;

  static CoxSolution of(CoxRows rows, TieMethod ties) {
    CoxData data = new CoxData(rows);
    if (data.events == 0) {
      return new CoxSolution(rows, data, FitStatus.NO_EVENTS);
    }
    if (ties != TieMethod.EXACT) {
      return new CoxSolution(
          rows,
          data,
          ties,
          MaximumLikelihood.of(new CoxLikelihood(data, ties), new double[data.columns]));
    }
    return CoxExactLikelihood.isTooLarge(data)
        ? new CoxSolution(rows, data, FitStatus.TOO_LARGE)
        : new CoxSolution(
            rows,
            data,
            ties,
            MaximumLikelihood.of(new CoxExactLikelihood(data), new double[data.columns]));
  }

  private CoxSolution(CoxRows rows, CoxData data, FitStatus status) {
    this.status = status;
    events = data.events;
    scaling = data.scaling;
    leftOut = new boolean[data.columns];
    separated = new boolean[data.columns];
    parameters = new double[data.columns];
    found = new int[0];
    covariance = NONE;
    robust = null;
    units = data.total;
    nullValue = Double.NaN;
    value = Double.NaN;
    scoreStatistic = Double.NaN;
    iterations = 0;
    coefficients = coefficients(rows);
  }

  private CoxSolution(CoxRows rows, CoxData data, TieMethod ties, MaximumLikelihood search) {
    status = search.status();
    events = data.events;
    scaling = data.scaling;
    leftOut = new boolean[data.columns];
    separated = new boolean[data.columns];
    for (int j = 0; j < data.columns; j++) {
      leftOut[j] = search.isLeftOut(j);
      separated[j] = search.isSeparated(j);
    }
    parameters = search.parameters();
    found = search.found();
    covariance = search.covariance();
    nullValue = search.values()[0];
    value = search.values()[1];
    scoreStatistic = search.scoreStatistic();
    iterations = search.iterations();
    boolean clustered =
        rows.definition().clusters() != ClusterIdentity.ROW
            && ties != TieMethod.EXACT
            && status.predicts();
    CoxResiduals residuals = clustered ? new CoxResiduals(data, rows, ties, parameters) : null;
    units = residuals == null ? data.total : residuals.clusters();
    robust = residuals == null ? null : covariance.sandwich(residuals.products(found));
    coefficients = coefficients(rows);
  }

  private List<Coefficient> coefficients(CoxRows rows) {
    List<Coefficient> all = new ArrayList<>();
    for (int j = 0; j < parameters.length; j++) {
      String name = rows.definition().covariates().get(j);
      int place = Arrays.binarySearch(found, j);
      Coefficient undefined = Coefficient.undefined(name);
      all.add(place < 0 ? undefined : coefficient(name, j, place).orElse(undefined));
    }
    return Collections.unmodifiableList(all);
  }

  private Optional<Coefficient> coefficient(String name, int column, int place) {
    double perUnit = scaling.perUnit(column, parameters[column]);
    double error = scaling.perUnit(column, Math.sqrt(covariance.at(place, place)));
    double robustError =
        robust == null
            ? error
            : scaling.perUnit(column, Math.sqrt(Math.max(0, robust.at(place, place))));
    if (!Double.isFinite(perUnit) || !Double.isFinite(error) || !Double.isFinite(robustError)) {
      return Optional.empty();
    }
    Coefficient model = Coefficient.of(name, perUnit, error, units);
    return Optional.of(robust == null ? model : model.withRobustError(robustError, units));
  }

  Optional<SymmetricMatrix> robust() {
    return Optional.ofNullable(robust);
  }

  /** The covariance that intervals use. */
  SymmetricMatrix used() {
    return robust == null ? covariance : robust;
  }

  /** A covariance per unit of the covariates, unless one is too large for a number. */
  Optional<SymmetricMatrix> inUnits(SymmetricMatrix matrix) {
    double[] cells = new double[found.length * found.length];
    for (int i = 0; i < found.length; i++) {
      for (int j = 0; j < found.length; j++) {
        double cell = scaling.perUnit(found[i], scaling.perUnit(found[j], matrix.at(i, j)));
        if (!Double.isFinite(cell)) {
          return Optional.empty();
        }
        cells[i * found.length + j] = cell;
      }
    }
    return Optional.of(SymmetricMatrix.of(found.length, cells));
  }

  boolean isFitted() {
    return status.predicts() || status == FitStatus.SEPARATED;
  }

  OptionalDouble optional(double number) {
    return isFitted() ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  Optional<RegressionTest> test(String name, double statistic) {
    int degrees = 0;
    for (boolean out : leftOut) {
      degrees += out ? 0 : 1;
    }
    return isFitted() && degrees > 0 && Double.isFinite(statistic)
        ? Optional.of(RegressionTest.of(name, statistic, degrees))
        : Optional.empty();
  }

  double waldStatistic() {
    double[] values = new double[found.length];
    Arrays.setAll(values, k -> parameters[found[k]]);
    return used().inverse().matrix().quadraticForm(values);
  }

  double eta(double[] z) {
    double eta = 0;
    for (int j = 0; j < z.length; j++) {
      eta += parameters[j] * z[j];
    }
    return eta;
  }

  double variance(double[] z) {
    double[] part = new double[found.length];
    Arrays.setAll(part, k -> z[found[k]]);
    return Math.max(0, used().quadraticForm(part));
  }
}
