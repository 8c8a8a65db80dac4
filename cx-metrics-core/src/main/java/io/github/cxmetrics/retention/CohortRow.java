package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.stats.ProportionDifference;
import io.github.cxmetrics.stats.ProportionInterval;
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
  private final int begunTo;
  private final long[] observed;
  private final long[][] retained;
  private final long[][] soFar;
  private final long[] totals;
  private final BasketSums[] amounts;

  /* By rule and column where actors may be in several cohorts of this row; otherwise empty. */
  private final ClusterSums[][] clusters;

  private CohortRow(
      long cohort,
      long size,
      int begunTo,
      long[] observed,
      long[][] retained,
      long[][] soFar,
      long[] totals,
      BasketSums[] amounts,
      ClusterSums[][] clusters) {
    this.cohort = cohort;
    this.size = size;
    this.begunTo = begunTo;
    this.observed = observed;
    this.retained = retained;
    this.soFar = soFar;
    this.totals = totals;
    this.amounts = amounts;
    this.clusters = clusters;
  }

  static CohortRow of(CohortCounts counts) {
    long[] observed = counts.observed();
    BasketSums[] amounts =
        Arrays.stream(counts.amounts).map(BasketSums::copy).toArray(BasketSums[]::new);
    for (int column = 0; column < amounts.length; column++) {
      amounts[column].addZeros(observed[column] - amounts[column].n());
    }
    return new CohortRow(
        counts.cohort,
        counts.size,
        counts.begunTo,
        observed,
        counts.retained(),
        counts.soFar(),
        counts.totals.clone(),
        amounts,
        new ClusterSums[0][]);
  }

  /** All cohorts as one. */
  static CohortRow pooled(List<CohortRow> rows, int columns, ClusterFold[] clusters) {
    int values = rows.isEmpty() ? 0 : rows.get(0).totals.length;
    long size = 0;
    int begunTo = -1;
    long[] observed = new long[columns + 1];
    long[][] retained = new long[RULES][columns + 1];
    long[][] soFar = new long[RULES][columns + 1];
    long[] totals = new long[values];
    BasketSums[] amounts = new BasketSums[values];
    Arrays.setAll(amounts, column -> new BasketSums());
    for (CohortRow row : rows) {
      size += row.size;
      begunTo = Math.max(begunTo, row.begunTo);
      plus(observed, row.observed);
      plus(totals, row.totals);
      for (int rule = 0; rule < RULES; rule++) {
        plus(retained[rule], row.retained[rule]);
        plus(soFar[rule], row.soFar[rule]);
      }
      for (int i = 0; i < values && clusters.length == 0; i++) {
        amounts[i].addAll(row.amounts[i]);
      }
    }
    ClusterSums[][] perRule =
        Arrays.stream(clusters).map(ClusterFold::sums).toArray(ClusterSums[][]::new);
    BasketSums[] all = clusters.length > 0 && values > 0 ? clusters[0].amounts() : amounts;
    return new CohortRow(
        Long.MIN_VALUE, size, begunTo, observed, retained, soFar, totals, all, perRule);
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
    if (isPooled()) {
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
   * Tells whether a column has begun for some member as of the end of the data: otherwise nobody
   * can have come back in it.
   *
   * @param column from 0 to {@link #columns()}
   * @return true if it has
   * @throws IllegalArgumentException if there is no such column
   */
  public boolean hasBegun(int column) {
    requireColumn(column);
    return column <= begunTo;
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
        ? ProportionInterval.WILSON.estimate(cell.retained(), cell.observed(), level)
        : RatioInterval.WILSON.estimate(clustersOf(column, rule), level);
  }

  /**
   * The share of all members that were retained as far as is known: a lower bound where the
   * interval is not over.
   *
   * @param column from 0 to {@link #columns()}
   * @param rule when an actor counts as retained
   * @param level the confidence level
   * @return the share with its Wilson interval
   * @throws IllegalArgumentException if there is no such column
   * @throws IllegalStateException if this row is all cohorts, of which some have not come so far
   */
  public Estimate retainedSoFar(int column, ReturnRule rule, ConfidenceLevel level) {
    if (isPooled()) {
      throw new IllegalStateException("row of all cohorts has no share so far");
    }
    RetentionCell cell = cell(column, rule);
    return ProportionInterval.WILSON.estimate(cell.retainedSoFar(), size, level);
  }

  private boolean isPooled() {
    return cohort == Long.MIN_VALUE;
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
   * @return the mean over those for whom the interval is over, with Student's t interval; of all
   *     cohorts that actors may be in several of, the mean of a membership with n actors; NaN if it
   *     is over for nobody or the definition sums nothing
   * @throws IllegalArgumentException if there is no such column
   */
  public Estimate mean(int column, ConfidenceLevel level) {
    requireColumn(column);
    if (amounts.length == 0) {
      return new BasketSums().meanValue(Double.NEGATIVE_INFINITY, level);
    }
    return clusters.length == 0
        ? amounts[column].meanValue(Double.NEGATIVE_INFINITY, level)
        : amounts[column].ratio(Double.NEGATIVE_INFINITY, level);
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
   * @throws IllegalArgumentException if one has no such column, or one is all cohorts that actors
   *     may be in several of and the other is not
   */
  public Difference differenceFrom(
      CohortRow other, int column, ReturnRule rule, ConfidenceLevel level) {
    RetentionCell here = cell(column, rule);
    RetentionCell there = other.cell(column, rule);
    if (clusters.length != other.clusters.length) {
      throw new IllegalArgumentException(
          "rows to compare must both be all cohorts of recurring members, or neither");
    }
    return clusters.length > 0
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
        && begunTo == row.begunTo
        && Arrays.equals(observed, row.observed)
        && Arrays.deepEquals(retained, row.retained)
        && Arrays.deepEquals(soFar, row.soFar)
        && Arrays.equals(totals, row.totals)
        && Arrays.equals(amounts, row.amounts)
        && Arrays.deepEquals(clusters, row.clusters);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(observed) + 31 * Arrays.deepHashCode(soFar) + Long.hashCode(cohort);
  }
}
