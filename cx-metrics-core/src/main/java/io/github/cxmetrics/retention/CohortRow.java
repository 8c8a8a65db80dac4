package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.stats.ProportionDifference;
import io.github.cxmetrics.stats.RatioDifference;
import io.github.cxmetrics.stats.RatioInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One row of a retention table: a cohort, or all cohorts pooled.
 *
 * <p>Columns count from 0, the interval of the start, in which only returns after the start count;
 * the size of the cohort stands apart from it. <b>Unit and range</b> shares of actors, 0 to 1.
 * <b>n</b> the actors for whom the interval is over. <b>Interval</b> Wilson score; the linearised
 * ratio with actors as clusters where cohorts are pooled that actors may be in several of. <b>Empty
 * data</b> NaN, n 0, interval [0, 1].
 *
 * @since 0.1
 */
public final class CohortRow implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int RULES = ReturnRule.values().length;

  private final long cohort;
  private final long size;
  private final long[] observed;
  private final long[][] retained;
  private final long[][] soFar;
  private final long[] totals;
  private final long[] sums;
  private final double[] squares;

  /* By rule and column where actors may be in several cohorts of this row; otherwise empty. */
  private final ClusterSums[][] clusters;

  private CohortRow(
      long cohort,
      long size,
      long[] observed,
      long[][] retained,
      long[][] soFar,
      long[] totals,
      long[] sums,
      double[] squares,
      ClusterSums[][] clusters) {
    this.cohort = cohort;
    this.size = size;
    this.observed = observed;
    this.retained = retained;
    this.soFar = soFar;
    this.totals = totals;
    this.sums = sums;
    this.squares = squares;
    this.clusters = clusters;
  }

  static CohortRow of(CohortCounts counts) {
    return new CohortRow(
        counts.cohort,
        counts.size,
        counts.observed(),
        counts.retained(),
        counts.soFar(),
        counts.totals.clone(),
        counts.sums.clone(),
        counts.squares.clone(),
        new ClusterSums[0][]);
  }

  /** All cohorts as one. */
  static CohortRow pooled(List<CohortRow> rows, int columns, ClusterFold[] clusters) {
    int values = rows.isEmpty() ? 0 : rows.get(0).totals.length;
    long size = 0;
    long[] observed = new long[columns + 1];
    long[][] retained = new long[RULES][columns + 1];
    long[][] soFar = new long[RULES][columns + 1];
    long[] totals = new long[values];
    long[] sums = new long[values];
    double[] squares = new double[values];
    for (CohortRow row : rows) {
      size += row.size;
      plus(observed, row.observed);
      plus(totals, row.totals);
      plus(sums, row.sums);
      for (int rule = 0; rule < RULES; rule++) {
        plus(retained[rule], row.retained[rule]);
        plus(soFar[rule], row.soFar[rule]);
      }
      for (int i = 0; i < values; i++) {
        squares[i] += row.squares[i];
      }
    }
    ClusterSums[][] perRule =
        Arrays.stream(clusters).map(ClusterFold::sums).toArray(ClusterSums[][]::new);
    return new CohortRow(
        Long.MIN_VALUE, size, observed, retained, soFar, totals, sums, squares, perRule);
  }

  private static void plus(long[] counts, long[] more) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more[i];
    }
  }

  /**
   * The period of the cohort.
   *
   * @return its index in the grid of the definition
   * @throws IllegalStateException if this row is all cohorts
   */
  public long cohort() {
    if (cohort == Long.MIN_VALUE) {
      throw new IllegalStateException("row of all cohorts has no period");
    }
    return cohort;
  }

  /**
   * How many actors are in the cohort; of all cohorts, how many memberships there are.
   *
   * @return at least 0
   */
  public long size() {
    return size;
  }

  /**
   * How many columns there are behind that of the start.
   *
   * @return at least 1
   */
  public int columns() {
    return observed.length - 1;
  }

  /**
   * The counts of a column.
   *
   * @param column from 0 to {@link #columns()}; column 0 is the same under each rule
   * @param rule when an actor counts as retained
   * @return the cell
   * @throws IllegalArgumentException if there is no such column
   */
  public RetentionCell cell(int column, ReturnRule rule) {
    requireColumn(column);
    int which = column == 0 ? ReturnRule.ON.row() : rule.row();
    return new RetentionCell(size, observed[column], retained[which][column], soFar[which][column]);
  }

  private void requireColumn(int column) {
    if (column < 0 || column > columns()) {
      throw new IllegalArgumentException(
          "column of a retention must be in 0.." + columns() + ", was " + column);
    }
  }

  /**
   * The share of those observed that were retained in a column.
   *
   * @param column from 0 to {@link #columns()}
   * @param rule when an actor counts as retained
   * @param level the confidence level
   * @return the share; NaN if the interval is over for nobody
   * @throws IllegalArgumentException if there is no such column
   */
  public Estimate retained(int column, ReturnRule rule, ConfidenceLevel level) {
    RetentionCell cell = cell(column, rule);
    return clusters.length == 0
        ? cell.share(level)
        : RatioInterval.WILSON.estimate(clustersOf(column, rule), level);
  }

  private ClusterSums clustersOf(int column, ReturnRule rule) {
    return clusters[column == 0 ? ReturnRule.ON.row() : rule.row()][column];
  }

  /**
   * What all members spent in a column as far as is known.
   *
   * @param column from 0 to {@link #columns()}; column 0 includes the start itself if it is a
   *     return event too
   * @return the sum in the unit of the amounts; 0 if the definition sums nothing
   * @throws IllegalArgumentException if there is no such column
   */
  public long total(int column) {
    requireColumn(column);
    return totals.length == 0 ? 0 : totals[column];
  }

  /**
   * What a member spent in a column on average, those who spent nothing included.
   *
   * @param column from 0 to {@link #columns()}
   * @param level the confidence level
   * @return the mean over those for whom the interval is over, with Student's t interval; NaN if it
   *     is over for nobody or the definition sums nothing
   * @throws IllegalArgumentException if there is no such column
   */
  public Estimate mean(int column, ConfidenceLevel level) {
    requireColumn(column);
    long n = totals.length == 0 ? 0 : observed[column];
    double mean = n == 0 ? 0 : (double) sums[column] / n;
    double variance = n < 2 ? 0 : Math.max(0, (squares[column] - mean * sums[column]) / (n - 1));
    return MeanInterval.estimate(
        n, mean, variance, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
  }

  /**
   * How much more of this row than of another one were retained in a column.
   *
   * @param other a row with no actor in common
   * @param column from 0 to {@link #columns()} of both
   * @param rule when an actor counts as retained
   * @param level the confidence level
   * @return this share less the other one: Miettinen-Nurminen, or Welch's t of linearised ratios
   *     where actors may be in several cohorts of a row
   * @throws IllegalArgumentException if one has no such column
   */
  public Difference differenceFrom(
      CohortRow other, int column, ReturnRule rule, ConfidenceLevel level) {
    RetentionCell here = cell(column, rule);
    RetentionCell there = other.cell(column, rule);
    return clusters.length > 0 && other.clusters.length > 0
        ? RatioDifference.welch(clustersOf(column, rule), other.clustersOf(column, rule), level)
        : ProportionDifference.MIETTINEN_NURMINEN.of(
            here.retained(), here.observed(), there.retained(), there.observed(), level);
  }

  /**
   * How much more of this row than of another one were retained in each column, judged together.
   *
   * @param other a row with no actor in common and as many columns
   * @param rule when an actor counts as retained
   * @param level the confidence level of each interval on its own
   * @param adjustment how p-values are adjusted for as many looks as there are columns with data
   * @return from column 1 on
   * @throws IllegalArgumentException if the other has another number of columns
   */
  public List<Difference> differencesFrom(
      CohortRow other, ReturnRule rule, ConfidenceLevel level, PValueAdjustment adjustment) {
    if (other.columns() != columns()) {
      throw new IllegalArgumentException(
          "rows to compare must have " + columns() + " columns both, was " + other.columns());
    }
    List<Difference> differences = new ArrayList<>();
    for (int column = 1; column <= columns(); column++) {
      differences.add(differenceFrom(other, column, rule, level));
    }
    double[] adjusted =
        adjustment.adjust(differences.stream().mapToDouble(Difference::pValue).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      differences.set(i, differences.get(i).withPValue(adjusted[i]));
    }
    return List.copyOf(differences);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CohortRow row
        && cohort == row.cohort
        && size == row.size
        && Arrays.equals(observed, row.observed)
        && Arrays.deepEquals(retained, row.retained)
        && Arrays.deepEquals(soFar, row.soFar)
        && Arrays.equals(totals, row.totals)
        && Arrays.equals(sums, row.sums)
        && Arrays.equals(squares, row.squares)
        && Arrays.deepEquals(clusters, row.clusters);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(observed) + 31 * Arrays.deepHashCode(soFar) + Long.hashCode(cohort);
  }
}
