package io.github.cxmetrics.path;

import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.stats.ClusterSizes;
import io.github.cxmetrics.stats.StepTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * How often things happened, by a key for what it is, with the sums over actors that intervals
 * need: of how many actors, of squares, and of products with the trials they come from. Sparse:
 * only what happens has a row.
 */
final class ActorCounts {

  static final int COUNT = 0;
  static final int ACTORS = 1;
  static final int SQUARES = 2;
  static final int PRODUCTS = 3;

  private static final int OF_ACTOR = 3; // before the products, in this class only
  private static final int NO_ROW = -1;

  private final LongUnaryOperator[] trials;
  private final int stride;
  private final SubjectTable rows = new SubjectTable(1, NO_ROW);
  private final List<Quantiles> times = new ArrayList<>();
  private long[] keys = new long[8];
  private long[] cells;
  private int size;

  /* Asked for again and again where there is one row only. */
  private long latestKey;
  private int latestRow = NO_ROW;

  /* Rows of the present actor. */
  private int[] touched = new int[8];
  private int touchedSize;

  /**
   * Empty counts.
   *
   * @param trials for each product, from a key to how many trials the present actor has, asked for
   *     when the actor ends
   */
  ActorCounts(LongUnaryOperator... trials) {
    this.trials = trials;
    stride = OF_ACTOR + 1 + trials.length;
    cells = new long[keys.length * stride];
  }

  /** Counts one of the present actor; returns its row. */
  int count(long key) {
    int row = row(key);
    if (cells[row * stride + OF_ACTOR]++ == 0) {
      if (touchedSize == touched.length) {
        touched = Arrays.copyOf(touched, 2 * touchedSize);
      }
      touched[touchedSize++] = row;
    }
    return row;
  }

  /** As {@link #count(long)}, with how long it took. */
  void count(long key, long millis) {
    int row = count(key);
    while (times.size() <= row) {
      times.add(new Quantiles());
    }
    times.get(row).add(millis);
  }

  private int row(long key) {
    if (key != latestKey || latestRow == NO_ROW) {
      latestRow = findOrAdd(key);
      latestKey = key;
    }
    return latestRow;
  }

  private int findOrAdd(long key) {
    int at = rows.findOrAdd(key);
    long row = rows.cells()[at];
    if (row != NO_ROW) {
      return (int) row;
    }
    rows.cells()[at] = size;
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      cells = Arrays.copyOf(cells, Math.multiplyExact(keys.length, stride));
    }
    keys[size] = key;
    return size++;
  }

  /** How often the present actor had this. */
  long ofActor(long key) {
    if (key == latestKey && latestRow != NO_ROW) {
      return cells[latestRow * stride + OF_ACTOR];
    }
    int at = rows.find(key);
    return at == SubjectTable.ABSENT ? 0 : cells[(int) rows.cells()[at] * stride + OF_ACTOR];
  }

  /** Ends the present actor; before the counts that its trials are taken from. */
  void endActor() {
    for (int i = 0; i < touchedSize; i++) {
      int row = touched[i];
      int start = row * stride;
      long count = cells[start + OF_ACTOR];
      cells[start + COUNT] += count;
      cells[start + ACTORS]++;
      cells[start + SQUARES] += count * count;
      for (int j = 0; j < trials.length; j++) {
        cells[start + OF_ACTOR + 1 + j] += count * trials[j].applyAsLong(keys[row]);
      }
      cells[start + OF_ACTOR] = 0;
    }
    touchedSize = 0;
  }

  /** The counts in ascending order of their keys. */
  CountRows rows() {
    long[] order = Arrays.copyOf(keys, size);
    Arrays.sort(order);
    return rows(order);
  }

  /** The counts of keys, which are all there are, in their order. */
  CountRows rows(long[] order) {
    int width = stride - 1;
    long[] ordered = new long[order.length * width];
    StepTimes[] orderedTimes = new StepTimes[times.isEmpty() ? 0 : order.length];
    for (int i = 0; i < order.length; i++) {
      int row = (int) rows.cells()[rows.find(order[i])];
      System.arraycopy(cells, row * stride, ordered, i * width, OF_ACTOR);
      System.arraycopy(
          cells, row * stride + OF_ACTOR + 1, ordered, i * width + PRODUCTS, trials.length);
      if (orderedTimes.length > 0) {
        orderedTimes[i] = timesOf(row);
      }
    }
    return new CountRows(order, ordered, width, orderedTimes);
  }

  /** What is timed is timed each time, so that the sums of its counts are those of its times. */
  private StepTimes timesOf(int row) {
    if (row >= times.size() || times.get(row).n() == 0) {
      return StepTimes.NONE;
    }
    int start = row * stride;
    return StepTimes.of(
        times.get(row),
        new ClusterSizes(cells[start + ACTORS], cells[start + COUNT], cells[start + SQUARES]));
  }
}
