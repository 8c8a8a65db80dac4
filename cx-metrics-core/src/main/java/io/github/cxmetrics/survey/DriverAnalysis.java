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
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a driver analysis found, computed once; every number can then be asked for at any level.
 *
 * @since 0.1
 */
public final class DriverAnalysis {

  /** The part of a number that rounding may change. */
  private static final double ROUNDING = 1e-9;

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
      return withoutFit(rows, predictors, varying, method, status, constant);
    }
    RelativeImportance importance = RelativeImportance.of(rows.covariance(columns), method);
    return importance.isSolved()
        ? regression(rows, predictors, columns, method, importance, constant)
        : withoutFit(rows, predictors, varying, method, DriversStatus.UNSOLVED, constant);
  }

  private static DriverAnalysis withoutFit(
      DriverRows rows,
      List<DriverVariable> predictors,
      int[] varying,
      ImportanceMethod method,
      DriversStatus status,
      List<String> constant) {
    List<Driver> drivers = new ArrayList<>();
    for (int j : varying) {
      drivers.add(driver(rows, predictors.get(j), j, DriverFit.NONE));
    }
    return new DriverAnalysis(
        method, status, rows.n(), DriverFit.Part.NONE, drivers, constant, List.of());
  }

  private static DriversStatus status(DriverRows rows, int[] columns) {
    if (rows.n() == 0) {
      return rows.weightless() > 0 ? DriversStatus.NO_WEIGHT : DriversStatus.NO_COMPLETE_ROWS;
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
      RelativeImportance importance,
      List<String> constant) {
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
   * are equally important but for rounding, and where importance was not estimated.
   *
   * @return as {@link #drivers()} in another order
   */
  public List<Driver> byImportance() {
    return highestFirst(driver -> driver.importance().orElse(0));
  }

  /**
   * The predictors that vary, the best rated first; in the order of the definition where they are
   * rated alike but for rounding.
   *
   * @param measure how performance is measured
   * @return as {@link #drivers()} in another order
   */
  public List<Driver> byPerformance(DriverPerformance measure) {
    return highestFirst(driver -> driver.performance(measure));
  }

  /** Sums depend on the order of rows in the last digits, which must not order predictors. */
  private List<Driver> highestFirst(ToDoubleFunction<Driver> number) {
    List<Driver> sorted =
        drivers.stream()
            .sorted(Comparator.comparingDouble(driver -> -number.applyAsDouble(driver)))
            .collect(Collectors.toCollection(ArrayList::new));
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      double highest = number.applyAsDouble(sorted.get(from));
      if (i == sorted.size()
          || !(number.applyAsDouble(sorted.get(i)) >= highest - ROUNDING * Math.abs(highest))) {
        sorted.subList(from, i).sort(Comparator.comparingInt(drivers::indexOf));
        from = i;
      }
    }
    return List.copyOf(sorted);
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
