package io.github.cxmetrics.path;

import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.StepTimes;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/** Counts by key as {@link ActorCounts} leaves them, in an order of their keys; not changed. */
final class CountRows implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  static final int ABSENT = -1;

  private final long[] keys;
  private final long[] cells;
  private final int width;
  private final StepTimes[] times;

  CountRows(long[] keys, long[] cells, int width, StepTimes[] times) {
    this.keys = keys;
    this.cells = cells;
    this.width = width;
    this.times = times;
  }

  int size() {
    return keys.length;
  }

  /** The same rows known by their places only. */
  CountRows withoutKeys() {
    long[] places = new long[keys.length];
    Arrays.setAll(places, place -> place);
    return new CountRows(places, cells, width, times);
  }

  long key(int row) {
    return keys[row];
  }

  /** The row of a key where keys ascend; {@link #ABSENT} if there is none. */
  int find(long key) {
    int row = Arrays.binarySearch(keys, key);
    return row < 0 ? ABSENT : row;
  }

  long count(int row) {
    return cell(row, ActorCounts.COUNT);
  }

  long actors(int row) {
    return cell(row, ActorCounts.ACTORS);
  }

  private long cell(int row, int cell) {
    return row == ABSENT ? 0 : cells[row * width + cell];
  }

  StepTimes times(int row) {
    return row == ABSENT || times.length == 0 ? StepTimes.NONE : times[row];
  }

  /**
   * What happened as successes, by actor.
   *
   * @param row which
   * @param product which of its products is with these trials
   * @param trials the trials
   * @param trialRow which of them
   */
  ClusterSums among(int row, int product, CountRows trials, int trialRow) {
    return new ClusterSums(
        trials.actors(trialRow),
        trials.count(trialRow),
        count(row),
        trials.cell(trialRow, ActorCounts.SQUARES),
        cell(row, ActorCounts.PRODUCTS + product),
        cell(row, ActorCounts.SQUARES));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CountRows that
        && Arrays.equals(keys, that.keys)
        && Arrays.equals(cells, that.cells)
        && Arrays.equals(times, that.times);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }
}
