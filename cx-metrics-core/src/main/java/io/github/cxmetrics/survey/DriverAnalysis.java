package io.github.cxmetrics.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.CovarianceError;
import io.github.cxmetrics.stats.ImportanceInterval;
import io.github.cxmetrics.stats.ImportanceMethod;
import io.github.cxmetrics.stats.RelativeImportance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a driver analysis found, computed once; every number can then be asked for at any level.
 *
 * @since 0.1
 */
public final class DriverAnalysis {

  private final ImportanceMethod method;
  private final DriversStatus status;
  private final long n;
  private final DriverFit.Part rSquared;
  private final List<Driver> drivers;
  private final List<String> constant;
  private final List<String> collinear;

  private DriverAnalysis(
      ImportanceMethod method,
      DriversStatus status,
      long n,
      DriverFit.Part rSquared,
      List<Driver> drivers,
      List<String> constant,
      List<String> collinear) {
    this.method = method;
    this.status = status;
    this.n = n;
    this.rSquared = rSquared;
    this.drivers = List.copyOf(drivers);
    this.constant = List.copyOf(constant);
    this.collinear = List.copyOf(collinear);
  }

  static DriverAnalysis of(DriversAccumulator state, ImportanceMethod method) {
    DriverRows rows = new DriverRows(state);
    List<DriverVariable> predictors = state.definition().predictors();
    boolean known = rows.n() > 1;
    int[] varying =
        IntStream.range(0, predictors.size()).filter(j -> !known || rows.varies(j)).toArray();
    List<String> constant =
        IntStream.range(0, predictors.size())
            .filter(j -> known && !rows.varies(j))
            .mapToObj(j -> predictors.get(j).name())
            .toList();
    int[] columns = rows.withOutcome(IntStream.of(varying));
    DriversStatus status = status(rows, columns);
    if (status != DriversStatus.ESTIMATED) {
      List<Driver> drivers = new ArrayList<>();
      for (int j : varying) {
        drivers.add(driver(rows, predictors.get(j), j, DriverFit.NONE));
      }
      return new DriverAnalysis(
          method, status, rows.n(), DriverFit.Part.NONE, drivers, constant, List.of());
    }
    return regression(rows, predictors, columns, method, constant);
  }

  private static DriversStatus status(DriverRows rows, int[] columns) {
    if (rows.n() == 0) {
      return DriversStatus.NO_COMPLETE_ROWS;
    }
    if (rows.n() <= columns.length) {
      return DriversStatus.TOO_FEW_ROWS;
    }
    if (!rows.varies(columns[columns.length - 1])) {
      return DriversStatus.CONSTANT_OUTCOME;
    }
    return columns.length == 1 ? DriversStatus.CONSTANT_PREDICTORS : DriversStatus.ESTIMATED;
  }

  private static DriverAnalysis regression(
      DriverRows rows,
      List<DriverVariable> predictors,
      int[] columns,
      ImportanceMethod method,
      List<String> constant) {
    RelativeImportance importance = RelativeImportance.of(rows.covariance(columns), method);
    Optional<CovarianceError> errors = rows.errors(columns);
    List<Driver> drivers = new ArrayList<>();
    for (int i = 0; i < columns.length - 1; i++) {
      DriverFit fit = DriverFit.of(importance, i, errors);
      drivers.add(driver(rows, predictors.get(columns[i]), columns[i], fit));
    }
    return new DriverAnalysis(
        method,
        importance.isDefined() ? DriversStatus.ESTIMATED : DriversStatus.COLLINEAR,
        rows.n(),
        DriverFit.number(
            OptionalDouble.of(importance.rSquared()), importance.rSquaredGradient(), errors),
        drivers,
        constant,
        importance.collinear().stream().map(i -> drivers.get(i).name()).toList());
  }

  private static Driver driver(DriverRows rows, DriverVariable variable, int j, DriverFit fit) {
    return new Driver(variable, rows.n(), fit, rows.mean(j), rows.topBox(j), rows.equalWeights());
  }

  /**
   * How the explained variance was divided.
   *
   * @return the method
   */
  public ImportanceMethod method() {
    return method;
  }

  /**
   * Whether importance was estimated.
   *
   * @return the status, with the reason if it was not
   */
  public DriversStatus status() {
    return status;
  }

  /**
   * The share of the outcome's variance that goes with all predictors together, not adjusted for
   * their number.
   *
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate rSquared(ConfidenceLevel level) {
    return ImportanceInterval.estimate(rSquared.value(), rSquared.error(), n, level);
  }

  /**
   * The predictors that vary, in the order of the definition.
   *
   * @return all but those of {@link #constant()}
   */
  public List<Driver> drivers() {
    return drivers;
  }

  /**
   * The predictors that vary, the most important first; in the order of the definition where they
   * are equally important, and where importance was not estimated.
   *
   * @return as {@link #drivers()} in another order
   */
  public List<Driver> byImportance() {
    return drivers.stream()
        .sorted(Comparator.comparingDouble(driver -> -driver.importance().orElse(0)))
        .toList();
  }

  /**
   * Predictors that are the same in all rows, and were left out for that.
   *
   * @return their names, in the order of the definition
   */
  public List<String> constant() {
    return constant;
  }

  /**
   * Predictors that follow from others, or others from them. LMG lets them share what they explain;
   * their coefficients are not defined.
   *
   * @return their names, in the order of the definition
   */
  public List<String> collinear() {
    return collinear;
  }

  /**
   * Where a predictor stands among all.
   *
   * @param driver one of {@link #drivers()}
   * @param measure how performance is measured
   * @return its quadrant; empty if importance was not estimated
   */
  public Optional<DriverQuadrant> quadrant(Driver driver, DriverPerformance measure) {
    if (status != DriversStatus.ESTIMATED) {
      return Optional.empty();
    }
    double importance = 0;
    double performance = 0;
    for (Driver one : drivers) {
      importance += one.importance().orElse(0) / drivers.size();
      performance += one.performance(measure) / drivers.size();
    }
    return Optional.of(
        DriverQuadrant.of(
            driver.importance().orElse(0), importance, driver.performance(measure), performance));
  }
}
