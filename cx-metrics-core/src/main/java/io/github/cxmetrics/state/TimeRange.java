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

  /* Two of each, so that they need not wait for one another. */
  private void readTask(long[] atMillis, int from, int to, int task) {
    int start = from + task * ROWS_AT_A_TIME;
    int end = Math.min(to - start, ROWS_AT_A_TIME) + start;
    long least = atMillis[start];
    long greatest = least;
    long least2 = least;
    long greatest2 = least;
    for (int i = start + 1; i < end - 1; i += 2) {
      least = Math.min(least, atMillis[i]);
      greatest = Math.max(greatest, atMillis[i]);
      least2 = Math.min(least2, atMillis[i + 1]);
      greatest2 = Math.max(greatest2, atMillis[i + 1]);
    }
    long last = atMillis[end - 1];
    add(Math.min(Math.min(least, least2), last), Math.max(Math.max(greatest, greatest2), last));
  }

  private synchronized void add(long least, long greatest) {
    earliest = Math.min(earliest, least);
    latest = Math.max(latest, greatest);
  }
}
