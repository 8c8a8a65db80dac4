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

  /* Behind the last group, where greater values and negative ones go until they are seen. */
  private static final int SPARE = Quantiles.bucket(-1) + 1;

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
  private long bits;

  /** Whether so many groups are worth a place here for a batch. */
  static boolean isWorth(int groups, int rows) {
    return (long) groups * WIDTH <= Math.min(rows, MOST_CELLS);
  }

  /** Begins a batch. */
  void clear() {
    Arrays.fill(counts, 0, Math.min(counts.length, groups * WIDTH + SPARE), 0);
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
    if (size * WIDTH + SPARE > counts.length) {
      counts = Arrays.copyOf(counts, (size + size / 2) * WIDTH + SPARE);
      stats = Arrays.copyOf(stats, (size + size / 2) * STATS);
      taken = Arrays.copyOf(taken, size + size / 2);
    }
    if (size > groups) {
      clearStats(groups, size);
      groups = size;
    }
  }

  /**
   * Counts the rows of a chunk up to the first whose code is not in a table, or all; returns the
   * index of that row. The groups of the table have room.
   */
  int addKnown(int[] codes, int[] table, long[] values, int from, int to) {
    bits = 0;
    return count(codes, table, values, from, to);
  }

  /** Counts the other rows of the chunk. */
  void addRest(int[] numbers, long[] values, int from, int to) {
    count(numbers, values, from, to);
  }

  /** Whether all values of a chunk fit in here; no use of the counts if not. */
  boolean fits(int rows) {
    if (bits < 0 || bits > MOST) {
      return false;
    }
    room -= bits * rows;
    return room >= 0;
  }

  /*
   * Counts of ints, not longs, as those of 100 groups then fit into a cache of 2 MiB; and all in one
   * array, as following a reference to that of a group takes twice the time. Codes are looked up in
   * the same loop, and one branch tells extremes: 5.1 ns a row instead of 6.8 (5 million rows of 100
   * groups).
   */
  private int count(int[] codes, int[] table, long[] values, int from, int to) {
    int[] cells = counts;
    long[] all = stats;
    long seen = 0;
    int i = from;
    for (; i < to; i++) {
      int code = codes[i];
      int number = code >= 0 && code < table.length ? table[code] : 0;
      if (number == 0) {
        break;
      }
      long value = values[i];
      seen |= value;
      cells[(number - 1) * WIDTH + Quantiles.bucket(value)]++;
      int start = (number - 1) * STATS;
      all[start + SUM] += value;
      if (((value - all[start + LEAST]) | (all[start + GREATEST] - value)) < 0) {
        widen(all, start, value);
      }
    }
    bits |= seen;
    return i;
  }

  private void count(int[] numbers, long[] values, int from, int to) {
    int[] cells = counts;
    long[] all = stats;
    long seen = 0;
    for (int i = from; i < to; i++) {
      int group = numbers[i - from];
      long value = values[i];
      seen |= value;
      cells[group * WIDTH + Quantiles.bucket(value)]++;
      int start = group * STATS;
      all[start + SUM] += value;
      if (((value - all[start + LEAST]) | (all[start + GREATEST] - value)) < 0) {
        widen(all, start, value);
      }
    }
    bits |= seen;
  }

  private static void widen(long[] all, int start, long value) {
    all[start + LEAST] = Math.min(all[start + LEAST], value);
    all[start + GREATEST] = Math.max(all[start + GREATEST], value);
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
