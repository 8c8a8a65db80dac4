package io.github.cxmetrics.state;

import java.util.Arrays;

/**
 * The working space in which a {@link QuantileTable} counts large batches: the buckets of all
 * groups in one array of ints, and beside them the sum, the least and the greatest value of each
 * group. Nothing of a batch reaches the groups before all of it has been seen and found good.
 */
final class QuantileBatch {

  /** Greater values, 2.2 years in milliseconds, are left to the general form. */
  private static final long MOST = (1L << 36) - 1;

  static final int WIDTH = Quantiles.bucket(MOST) + 1;

  /* 16 MiB, above which counts miss the cache anyway. */
  private static final int MOST_CELLS = 1 << 22;
  private static final int SUM = 0;
  private static final int LEAST = 1;
  private static final int GREATEST = 2;
  private static final int STATS = 4;

  private int[] counts = {};
  private long[] stats = {};
  private boolean[] taken = {};
  private int groups;
  private long room;

  /** Whether so many groups are worth a place here for a batch. */
  static boolean isWorth(int groups, int rows) {
    return (long) groups * WIDTH <= Math.min(rows, MOST_CELLS);
  }

  /** Begins a batch. */
  void clear() {
    Arrays.fill(counts, 0, groups * WIDTH, 0);
    groups = 0;
    room = Long.MAX_VALUE;
  }

  private void clearStats(int from, int to) {
    for (int group = from; group < to; group++) {
      stats[group * STATS + SUM] = 0;
      stats[group * STATS + LEAST] = Long.MAX_VALUE;
      stats[group * STATS + GREATEST] = -1;
    }
  }

  void needGroups(int size) {
    if (size * WIDTH > counts.length) {
      counts = Arrays.copyOf(counts, (size + size / 2) * WIDTH);
      stats = Arrays.copyOf(stats, (size + size / 2) * STATS);
      taken = Arrays.copyOf(taken, size + size / 2);
    }
    if (size > groups) {
      clearStats(groups, size);
      groups = size;
    }
  }

  /** Counts a chunk; false, and no use of the counts, if a value does not fit in here. */
  boolean addAll(int[] numbers, long[] values, int from, int to) {
    long bits = Quantiles.bits(values, from, to);
    if (bits < 0 || bits > MOST) {
      return false;
    }
    room -= bits * (to - from);
    if (room < 0) {
      return false;
    }
    count(numbers, values, from, to, counts, stats);
    return true;
  }

  /*
   * Counts of ints, not longs, as those of 100 groups then fit into a cache of 2 MiB; and all in one
   * array, as following a reference to that of a group takes twice the time.
   */
  private static void count(
      int[] numbers, long[] values, int from, int to, int[] counts, long[] stats) {
    for (int i = from; i < to; i++) {
      int group = numbers[i - from];
      long value = values[i];
      counts[group * WIDTH + Quantiles.bucket(value)]++;
      int start = group * STATS;
      stats[start + SUM] += value;
      if (value < stats[start + LEAST]) {
        stats[start + LEAST] = value;
      }
      if (value > stats[start + GREATEST]) {
        stats[start + GREATEST] = value;
      }
    }
  }

  /** How many values of a group were counted. */
  long n(int group) {
    long n = 0;
    for (int cell = group * WIDTH; cell < (group + 1) * WIDTH; cell++) {
      n += counts[cell];
    }
    return n;
  }

  /** Adds the values of a group to a distribution, which holds too many to keep them then. */
  void addTo(Quantiles all, int group, long n) {
    int start = group * STATS;
    all.addCounts(
        counts,
        group * WIDTH,
        WIDTH,
        n,
        stats[start + LEAST],
        stats[start + GREATEST],
        stats[start + SUM]);
  }

  void setTaken(int group, boolean is) {
    taken[group] = is;
  }

  boolean isTaken(int group) {
    return taken[group];
  }
}
