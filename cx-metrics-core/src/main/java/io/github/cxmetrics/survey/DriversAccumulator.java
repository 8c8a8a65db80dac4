package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.CoMoments;
import io.github.cxmetrics.state.QuadraticMoments;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.UnitWeight;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a driver analysis: moments of the complete rows, and how many rows were not
 * complete.
 *
 * <p>A row with a value that is missing, which is NaN, is counted and not used: listwise deletion.
 * So is a complete row of weight 0. <b>Rejects</b> with {@link IllegalArgumentException} a value
 * outside the range of its column and a weight that is neither 0 nor in 1e-100..1e100; nothing
 * changes then. <b>Merge</b> to rounding: parts merged in any order and tree give each number as
 * one pass does, to 1e-12 of the variances of {@link CoMoments} for covariances and to 1e-9 for
 * standard errors; counts are exact. <b>Cost</b> for p predictors 4 p + p<sup>2</sup> / 2 numbers
 * and, with intervals, {@link QuadraticMoments} of p + 1 columns; {@code add} allocates nothing.
 *
 * <table>
 *   <caption>Kind {@code drivers}, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>rows left out as not complete</td><td>count</td></tr>
 *   <tr><td>complete rows left out as of weight 0</td><td>count</td></tr>
 *   <tr><td>for each predictor and then the outcome, rows in which it is missing, and rows in which
 *     nothing else is</td><td>two counts each</td></tr>
 *   <tr><td>moments of predictors and outcome</td><td>{@link CoMoments}</td></tr>
 *   <tr><td>for each predictor, with w the weight and y what it is above the centre, sums of
 *     w<sup>2</sup> y, w<sup>2</sup> y<sup>2</sup>, and in the top box of w and
 *     w<sup>2</sup></td><td>raw bits, 8 bytes each</td></tr>
 *   <tr><td>with intervals, the moments up to the fourth</td><td>{@link QuadraticMoments}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class DriversAccumulator implements Accumulator<DriversAccumulator, Drivers> {

  @Serial private static final long serialVersionUID = 1L;

  private final DriversDefinition definition;
  private final DriverVariable[] columns;
  private final DriverGaps gaps;
  private final CoMoments moments;
  private final DriverSums performance;
  private final @Nullable QuadraticMoments fourth;
  private final double[] row;

  DriversAccumulator(DriversDefinition definition) {
    this(
        definition,
        new DriverGaps(definition.predictors().size() + 1),
        new CoMoments(definition.predictors().size() + 1),
        new DriverSums(definition.predictors()),
        definition.intervals() == DriverIntervals.KEPT
            ? new QuadraticMoments(centres(definition))
            : null);
  }

  private DriversAccumulator(
      DriversDefinition definition,
      DriverGaps gaps,
      CoMoments moments,
      DriverSums performance,
      @Nullable QuadraticMoments fourth) {
    this.definition = definition;
    this.gaps = gaps;
    this.moments = moments;
    this.performance = performance;
    this.fourth = fourth;
    columns = columns(definition).toArray(DriverVariable[]::new);
    row = new double[columns.length];
  }

  private static Stream<DriverVariable> columns(DriversDefinition definition) {
    return Stream.concat(definition.predictors().stream(), Stream.of(definition.outcome()));
  }

  private static double[] centres(DriversDefinition definition) {
    return columns(definition).mapToDouble(DriverVariable::centre).toArray();
  }

  /**
   * Adds a row of weight 1.
   *
   * @param outcome its outcome; NaN if it is missing
   * @param predictors its predictors, in the order of the definition; NaN where one is missing
   * @throws IllegalArgumentException if there are not as many as in the definition, or a value lies
   *     outside the range of its column
   */
  public void add(double outcome, double... predictors) {
    addWeighted(1, outcome, predictors);
  }

  /**
   * Adds a row with a weight.
   *
   * @param weight 0, or in 1e-100..1e100
   * @param outcome its outcome; NaN if it is missing
   * @param predictors its predictors, in the order of the definition; NaN where one is missing
   * @throws IllegalArgumentException if a value or the weight cannot be
   */
  public void addWeighted(double weight, double outcome, double... predictors) {
    if (predictors.length != row.length - 1) {
      throw new IllegalArgumentException(
          "row must have " + (row.length - 1) + " predictors, was " + predictors.length);
    }
    System.arraycopy(predictors, 0, row, 0, predictors.length);
    row[predictors.length] = outcome;
    addRow(weight);
  }

  /** Reads a record into the row that all additions go through. */
  <T> void addRecord(DriversMetric<T> metric, T record) {
    metric.read(record, row);
    addRow(metric.weightOf(record));
  }

  private void addRow(double weight) {
    UnitWeight.require(weight);
    int missing = 0;
    for (int i = 0; i < row.length; i++) {
      if (Double.isNaN(row[i])) {
        missing++;
      } else {
        columns[i].require(row[i]);
      }
    }
    if (missing > 0) {
      gaps.addIncomplete(row, missing);
    } else if (weight == 0) {
      gaps.addWeightless();
    } else {
      addComplete(weight);
    }
  }

  private void addComplete(double weight) {
    moments.add(row, weight);
    performance.add(row, weight);
    if (fourth != null) {
      fourth.add(row, weight);
    }
  }

  @Override
  public DriversAccumulator merge(DriversAccumulator other) {
    if (!definition.equals(other.definition)) {
      header().requireSame(other.header());
    }
    Tally.addCounts(moments.rows(), other.moments.rows());
    gaps.merge(other.gaps);
    moments.merge(other.moments);
    performance.merge(other.performance);
    if (fourth != null && other.fourth != null) {
      fourth.merge(other.fourth);
    }
    return this;
  }

  @Override
  public DriversAccumulator copy() {
    return new DriversAccumulator(
        definition,
        gaps.copy(),
        moments.copy(),
        performance.copy(),
        fourth == null ? null : fourth.copy());
  }

  @Override
  public Drivers result() {
    return new Drivers(copy());
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("drivers", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    gaps.writeTo(out);
    moments.writeTo(out);
    performance.writeTo(out);
    if (fourth != null) {
      fourth.writeTo(out);
    }
  }

  @Override
  public DriversAccumulator readFrom(StateReader in) {
    DriversAccumulator read =
        new DriversAccumulator(
            definition,
            gaps.readFrom(in),
            moments.readFrom(in),
            performance.readFrom(in),
            fourth == null ? null : fourth.readFrom(in));
    read.requirePossible();
    return read;
  }

  /** What no rows of this definition can sum to would end in numbers that no result may have. */
  private void requirePossible() {
    double rows = moments.rows();
    performance.requirePossible(moments);
    if (fourth != null) {
      fourth.requirePossible(moments.squaredWeights(), reaches());
    }
    if (rows == 0) {
      return;
    }
    DriverSums.requireWithin(
        "sum of weights", moments.weight(), rows * UnitWeight.LEAST, rows * UnitWeight.MOST);
    DriverSums.requireWithin(
        "sum of squared weights",
        moments.squaredWeights(),
        moments.weight() / rows * moments.weight(),
        moments.weight() * moments.weight());
    for (int i = 0; i < columns.length; i++) {
      DriverVariable column = columns[i];
      double range = column.highest() - column.lowest();
      DriverSums.requireWithin("mean", moments.mean(i), column.lowest(), column.highest());
      DriverSums.requireWithin("variance", moments.covariance(i, i), 0, range * range);
    }
  }

  /** How far a value of each column can be from its centre. */
  private double[] reaches() {
    return Stream.of(columns)
        .mapToDouble(
            column ->
                Math.max(column.highest() - column.centre(), column.centre() - column.lowest()))
        .toArray();
  }

  DriversDefinition definition() {
    return definition;
  }

  DriverGaps gaps() {
    return gaps;
  }

  DriverSums performance() {
    return performance;
  }

  CoMoments moments() {
    return moments;
  }

  @Nullable QuadraticMoments fourth() {
    return fourth;
  }

  /** The columns, predictors first. */
  List<DriverVariable> columns() {
    return List.of(columns);
  }
}
