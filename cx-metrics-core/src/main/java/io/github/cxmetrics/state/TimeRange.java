package io.github.cxmetrics.state;

import io.github.cxmetrics.parallel.Parallelism;

/** The earliest and the latest of many times. */
final class TimeRange {

  /* So that the loops are compiled as methods of their own, not replaced on the stack. */
  private static final int ROWS_AT_A_TIME = 1 << 16;

  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;

  /** The highest long if there are no times. */
  long earliest() {
    return earliest;
  }

  /** The lowest long if there are no times. */
  long latest() {
    return latest;
  }

  /**
   * Looks at times and checks them.
   *
   * @throws IllegalArgumentException as {@link EventTime#requireAll}, naming the first that cannot
   *     be
   */
  void read(long[] atMillis, int from, int to, Parallelism threads) {
    earliest = Long.MAX_VALUE;
    latest = Long.MIN_VALUE;
    int tasks = (int) (((long) to - from + ROWS_AT_A_TIME - 1) / ROWS_AT_A_TIME);
    if (threads.threads() == 1 || tasks < 2) {
      for (int task = 0; task < tasks; task++) {
        readTask(atMillis, from, to, task);
      }
    } else {
      threads.forEach(tasks, task -> readTask(atMillis, from, to, task));
    }
    if (tasks > 0 && !(EventTime.isTime(earliest) && EventTime.isTime(latest))) {
      EventTime.requireAll(atMillis, from, to);
    }
  }

  private void readTask(long[] atMillis, int from, int to, int task) {
    int start = from + task * ROWS_AT_A_TIME;
    int end = Math.min(to - start, ROWS_AT_A_TIME) + start;
    add(least(atMillis, start, end), greatest(atMillis, start, end));
  }

  private synchronized void add(long least, long greatest) {
    earliest = Math.min(earliest, least);
    latest = Math.max(latest, greatest);
  }

  /* Two numbers at a time, so that they need not wait for one another. */
  private static long least(long[] atMillis, int from, int to) {
    long least = atMillis[from];
    long other = least;
    for (int i = from + 1; i < to - 1; i += 2) {
      least = Math.min(least, atMillis[i]);
      other = Math.min(other, atMillis[i + 1]);
    }
    return Math.min(Math.min(least, other), atMillis[to - 1]);
  }

  private static long greatest(long[] atMillis, int from, int to) {
    long greatest = atMillis[from];
    long other = greatest;
    for (int i = from + 1; i < to - 1; i += 2) {
      greatest = Math.max(greatest, atMillis[i]);
      other = Math.max(other, atMillis[i + 1]);
    }
    return Math.max(Math.max(greatest, other), atMillis[to - 1]);
  }
}
