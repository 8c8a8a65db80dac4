package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ImportanceMethod;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Driver analysis: which of many ratings the differences in an outcome, such as overall
 * satisfaction, go with.
 *
 * <p><b>Definition</b> the R<sup>2</sup> of a linear regression of the outcome on all predictors,
 * divided among them by {@link ImportanceMethod}. It tells association, never cause: a predictor
 * may be important because it, the outcome and something that was not asked go together. <b>Unit
 * and range</b> parts of R<sup>2</sup>, in [0, 1], that sum to it; shares of R<sup>2</sup> sum to
 * 1. <b>n</b> rows with an outcome, all predictors and a weight above 0; others are counted
 * (listwise deletion). <b>Interval</b> linearised, from the fourth moments of the rows, without
 * assuming a law for them; on the square root scale ({@link
 * io.github.cxmetrics.stats.ImportanceInterval}). Rows are taken to be independent. <b>Empty
 * data</b> numbers that are not defined, and a {@link DriversStatus}. <b>Rejects</b>, <b>Merge</b>,
 * <b>Wire</b> see {@link DriversAccumulator}. <b>Cost</b> adding 10 predictors with intervals takes
 * about 2.5 microseconds, without them 0.2; an analysis by LMG of 10 predictors 0.4 milliseconds,
 * of 15 about 8. <b>Source</b> at {@link ImportanceMethod} and {@link
 * io.github.cxmetrics.stats.CovarianceError}.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * DriversDefinition airport =
 *     DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "overall", "signs", "food");
 * Drivers drivers = answers.collect(
 *     Drivers.metric(airport, Answer::overall, List.of(Answer::signs, Answer::food)));
 * drivers.analyse().byImportance().get(0).share(ConfidenceLevel.P95);   // of R squared
 * }</pre>
 *
 * @since 0.1
 */
public final class Drivers implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final DriversAccumulator rows;

  /** Takes the rows over; they must not change any more. */
  Drivers(DriversAccumulator rows) {
    this.rows = rows;
  }

  /**
   * An empty accumulator.
   *
   * @param definition the columns and the method
   * @return a new accumulator
   */
  public static DriversAccumulator accumulator(DriversDefinition definition) {
    return new DriversAccumulator(definition);
  }

  /**
   * The metric.
   *
   * @param definition the columns and the method
   * @param outcome reads the outcome; NaN if it is missing
   * @param predictors reads each predictor, in the order of the definition; NaN if it is missing
   * @param <T> the record
   * @return the metric
   * @throws IllegalArgumentException if there are not as many fields as predictors
   */
  public static <T> DriversMetric<T> metric(
      DriversDefinition definition,
      DoubleField<? super T> outcome,
      List<? extends DoubleField<? super T>> predictors) {
    return DriversMetric.of(definition, outcome, predictors);
  }

  /**
   * The definition.
   *
   * @return the columns and the method
   */
  public DriversDefinition definition() {
    return rows.definition();
  }

  /**
   * The rows of the analysis: complete ones with a weight above 0.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return rows.moments().rows();
  }

  /**
   * How many rows of equal weight would be as informative: the square of the sum of weights over
   * the sum of their squares.
   *
   * @return above 0 and at most n; empty without rows
   */
  public OptionalDouble effectiveN() {
    return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(new DriverRows(rows).effectiveN());
  }

  /**
   * Rows left out because a value is missing.
   *
   * @return at least 0
   */
  public long incomplete() {
    return rows.gaps().incomplete();
  }

  /**
   * Complete rows left out because their weight is 0.
   *
   * @return at least 0
   */
  public long weightless() {
    return rows.gaps().weightless();
  }

  /**
   * In how many rows a column is missing.
   *
   * @param column the name of a predictor or of the outcome
   * @return at least 0
   * @throws IllegalArgumentException if there is no such column
   */
  public long missing(String column) {
    return rows.gaps().missing(indexOf(column));
  }

  /**
   * In how many rows a column is missing and no other is: as many rows more there would be without
   * the column.
   *
   * @param column the name of a predictor or of the outcome
   * @return at least 0
   * @throws IllegalArgumentException if there is no such column
   */
  public long missingAlone(String column) {
    return rows.gaps().alone(indexOf(column));
  }

  private int indexOf(String column) {
    List<DriverVariable> columns = rows.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("column must be one of the analysis, was " + column);
  }

  /**
   * Runs the analysis.
   *
   * @return what it found; ask once and keep it, as LMG of many predictors takes milliseconds
   */
  public DriverAnalysis analyse() {
    return DriverAnalysis.of(rows, definition().method());
  }

  /**
   * Runs the analysis by another method.
   *
   * @param method how the explained variance is divided
   * @return what it found
   * @throws IllegalArgumentException if there are more predictors than the method takes
   */
  public DriverAnalysis analyseBy(ImportanceMethod method) {
    return DriverAnalysis.of(rows, definition().by(method).method());
  }

  /**
   * R<sup>2</sup>, and of each predictor that varies the importance, the share of R<sup>2</sup>,
   * the correlation, the standardised coefficient, the mean and the share in the top box.
   *
   * @param level the confidence level
   * @return by {@code rSquared}, {@code importance[NAME]} and so on
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    DriverAnalysis analysis = analyse();
    ImmutableMap.Builder<String, Estimate> all = ImmutableMap.builder();
    all.put("rSquared", analysis.rSquared(level));
    for (Driver driver : analysis.drivers()) {
      String of = "[" + driver.name() + "]";
      all.put("importance" + of, driver.importance(level));
      all.put("share" + of, driver.share(level));
      all.put("correlation" + of, driver.correlation(level));
      all.put("coefficient" + of, driver.coefficient(level));
      all.put("mean" + of, driver.mean(level));
      all.put("topBox" + of, driver.topBox(level));
    }
    return all.buildOrThrow();
  }

  /**
   * Whether another result is of the same rows under the same definition.
   *
   * @param other any object
   * @return true if all sums are equal to the last bit
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Drivers that
        && definition().equals(that.definition())
        && Arrays.equals(rows.encode(), that.rows.encode());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rows.encode());
  }

  /**
   * The result in words.
   *
   * @return the definition and the number of rows
   */
  @Override
  public String toString() {
    return "drivers of " + definition() + ": " + n() + " rows, " + incomplete() + " incomplete";
  }
}
