package io.github.cxmetrics.retention;

import java.util.Arrays;

/**
 * How many returns of one membership each interval holds, in ascending order of intervals. Returns
 * come in order of time, and so mostly of intervals; where clocks are turned back over midnight an
 * interval comes back.
 */
final class IntervalReturns {

  private long[] intervals = new long[8];
  private int[] counts = new int[8];
  private int size;

  void clear() {
    size = 0;
  }

  void add(long interval) {
    int index = size - 1;
    while (index >= 0 && intervals[index] > interval) {
      index--;
    }
    if (index >= 0 && intervals[index] == interval) {
      counts[index]++;
    } else {
      insert(index + 1, interval);
    }
  }

  private void insert(int index, long interval) {
    if (size == intervals.length) {
      intervals = Arrays.copyOf(intervals, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(intervals, index, intervals, index + 1, size - index);
    System.arraycopy(counts, index, counts, index + 1, size - index);
    intervals[index] = interval;
    counts[index] = 1;
    size++;
  }

  /** Hands over the intervals that hold enough returns. */
  void hand(int minimum, RetentionFold fold) {
    for (int i = 0; i < size; i++) {
      if (counts[i] >= minimum && intervals[i] == 0) {
        fold.returnWithin();
      } else if (counts[i] >= minimum && intervals[i] > 0) {
        fold.returnIn(intervals[i]);
      }
    }
  }
}
