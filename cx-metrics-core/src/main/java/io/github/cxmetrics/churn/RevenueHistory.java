package io.github.cxmetrics.churn;

import java.util.Arrays;

/**
 * What one customer pays in the course of time: the steps of its amount, which is 0 before the
 * first one. Made anew for each customer in the same arrays.
 */
final class RevenueHistory {

  private static final int FEWEST = 16;

  private final RevenueLayout layout;
  private final int width;
  private final long graceMillis;

  /* The steps: when, and the amount from then on, which differs from the one before. */
  private long[] times = new long[FEWEST];
  private long[] levels = new long[FEWEST];
  private int steps;

  /* Sorted numbers of the subscriptions of the customer, and what each comes to. */
  private long[] numbers = new long[FEWEST];
  private long[] amounts = new long[FEWEST];
  private int subscriptions;

  private long duplicates;
  private long conflicts;

  RevenueHistory(RevenueLayout layout, long graceMillis) {
    this.layout = layout;
    this.width = layout.width();
    this.graceMillis = graceMillis;
  }

  /** Reads the sorted records of a customer up to an instant. */
  void read(long[] records, int from, int to, long asOfMillis) {
    steps = 0;
    int end = from;
    while (end < to && RevenueLayout.atMillis(records, end * width) <= asOfMillis) {
      end++;
    }
    if (layout.isOfChanges()) {
      readChanges(records, from, end);
    } else {
      readIntervals(records, from, end, asOfMillis);
    }
    bridge();
  }

  int steps() {
    return steps;
  }

  long atMillis(int step) {
    return times[step];
  }

  /** The amount from a step on; 0 for the step -1. */
  long level(int step) {
    return step < 0 ? 0 : levels[step];
  }

  /** How many records of all customers read so far were equal to another in all. */
  long duplicates() {
    return duplicates;
  }

  /** How many changes read so far gave way to another at the same instant in the same sequence. */
  long conflicts() {
    return conflicts;
  }

  private void readIntervals(long[] records, int from, int to, long asOfMillis) {
    int count = 0;
    times = roomy(times, 2 * (to - from));
    for (int start = from * width; start < to * width; start += width) {
      times[count++] = RevenueLayout.atMillis(records, start);
      if (RevenueLayout.endMillis(records, start) <= asOfMillis) {
        times[count++] = RevenueLayout.endMillis(records, start);
      }
    }
    int distinct = sortDistinct(times, count);
    levels = roomy(levels, distinct);
    Arrays.fill(levels, 0, distinct, 0);
    for (int record = from; record < to; record++) {
      addInterval(records, record, record > from, asOfMillis, distinct);
    }
    long level = 0;
    for (int i = 0; i < distinct; i++) {
      level += levels[i];
      addStep(times[i], level);
    }
  }

  /** Puts what an interval changes to the instants of its ends. */
  private void addInterval(
      long[] records, int record, boolean isFollowing, long asOfMillis, int distinct) {
    int start = record * width;
    if (isFollowing
        && layout.hasSubscriptions()
        && Arrays.equals(records, start - width, start, records, start, start + width)) {
      duplicates++;
      return;
    }
    long amount = layout.amount(records, start);
    levels[Arrays.binarySearch(times, 0, distinct, RevenueLayout.atMillis(records, start))] +=
        amount;
    long endMillis = RevenueLayout.endMillis(records, start);
    if (endMillis <= asOfMillis) {
      levels[Arrays.binarySearch(times, 0, distinct, endMillis)] -= amount;
    }
  }

  private void readChanges(long[] records, int from, int to) {
    times = roomy(times, to - from);
    levels = roomy(levels, to - from);
    findSubscriptions(records, from, to);
    long level = 0;
    for (int record = from; record < to; record++) {
      int start = record * width;
      int own = Arrays.binarySearch(numbers, 0, subscriptions, layout.subscription(records, start));
      countTie(records, record, record > from);
      long amount = layout.amount(records, start);
      level += amount - amounts[own];
      amounts[own] = amount;
      boolean isLast =
          record + 1 == to
              || RevenueLayout.atMillis(records, start)
                  != RevenueLayout.atMillis(records, start + width);
      if (isLast) {
        addStep(RevenueLayout.atMillis(records, start), level);
      }
    }
  }

  private void findSubscriptions(long[] records, int from, int to) {
    numbers = roomy(numbers, to - from);
    for (int record = from; record < to; record++) {
      numbers[record - from] = layout.subscription(records, record * width);
    }
    subscriptions = sortDistinct(numbers, to - from);
    amounts = roomy(amounts, subscriptions);
    Arrays.fill(amounts, 0, subscriptions, 0);
  }

  private void countTie(long[] records, int record, boolean isFollowing) {
    int start = record * width;
    if (isFollowing
        && RevenueLayout.sequence(records, start - width) == RevenueLayout.sequence(records, start)
        && RevenueLayout.atMillis(records, start - width) == RevenueLayout.atMillis(records, start)
        && layout.subscription(records, start - width) == layout.subscription(records, start)) {
      if (layout.amount(records, start - width) == layout.amount(records, start)) {
        duplicates++;
      } else {
        conflicts++;
      }
    }
  }

  /** Keeps a step if it is one; it is not read before it is written, so both may share arrays. */
  private void addStep(long atMillis, long level) {
    if (level != level(steps - 1)) {
      times[steps] = atMillis;
      levels[steps] = level;
      steps++;
    }
  }

  /** Leaves out times without revenue that are within the grace, as if they had been paid on. */
  private void bridge() {
    if (graceMillis == 0) {
      return;
    }
    int read = steps;
    steps = 0;
    for (int step = 0; step < read; step++) {
      boolean isBridged =
          levels[step] == 0 && step + 1 < read && times[step + 1] - times[step] <= graceMillis;
      if (!isBridged) {
        addStep(times[step], levels[step]);
      }
    }
  }

  private static long[] roomy(long[] array, int needed) {
    return needed <= array.length ? array : new long[needed + (needed >> 1)];
  }

  /** Sorts the first cells and takes out those that are equal to the one before. */
  private static int sortDistinct(long[] cells, int count) {
    Arrays.sort(cells, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (distinct == 0 || cells[i] != cells[distinct - 1]) {
        cells[distinct++] = cells[i];
      }
    }
    return distinct;
  }
}
