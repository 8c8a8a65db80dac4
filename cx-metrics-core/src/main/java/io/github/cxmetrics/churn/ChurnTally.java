package io.github.cxmetrics.churn;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts by the number of a period or of a day.
 *
 * <p><b>Wire</b> how many numbers have counts, as a count; for each, ascending, the number (the
 * first in eight bytes, others less the one before as a count) and its counts in the order of the
 * constants.
 */
final class ChurnTally implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The largest sum of all counts, so that customers of the days of a year add up to a long. */
  static final long MOST = 1L << 48;

  static final int JOINED = 0;
  static final int REACTIVATED = 1;

  /** The churn events of the first reason; those of the others follow. */
  static final int CHURNED = 2;

  static final int JOINED_AND_CHURNED = 5;
  static final int REACTIVATED_AND_CHURNED = 6;
  static final int RETURNED = 7;

  /** The customers lost for the first reason; those for the others follow. */
  static final int LOST = 8;

  /* From here on there are counts by period only. */
  static final int TRIALS_STARTED = 11;
  static final int CONVERSIONS = 12;
  static final int TRIAL_BEGUN = 13;
  static final int TRIAL_OVER = 14;
  static final int PAUSE_BEGUN = 15;
  static final int PAUSE_OVER = 16;

  private static final int FIELDS = 17;
  private static final long[] NOTHING = new long[FIELDS];

  private final int fields;
  private final HashMap<Long, long[]> counts = new HashMap<>();

  /* Those that were added to last. */
  private transient long lastIndex;
  private transient long @Nullable [] last;

  private ChurnTally(int fields) {
    this.fields = fields;
  }

  static ChurnTally byPeriod() {
    return new ChurnTally(FIELDS);
  }

  static ChurnTally byDay() {
    return new ChurnTally(TRIALS_STARTED);
  }

  void add(long index, int field) {
    long[] known = last;
    if (known == null || index != lastIndex) {
      known = at(index);
      last = known;
      lastIndex = index;
    }
    known[field]++;
  }

  private long[] at(long index) {
    return counts.computeIfAbsent(index, any -> new long[fields]);
  }

  /** Refuses counts that do not fit in with these; nothing changes then. */
  void requireRoom(ChurnTally other) {
    if (total() + other.total() > MOST) {
      throw new ArithmeticException(
          "counts of customers must sum to at most "
              + MOST
              + ", was "
              + total()
              + " + "
              + other.total());
    }
  }

  private long total() {
    return Arrays.stream(sums()).sum();
  }

  /** Adds other counts, for which there is room. */
  void merge(ChurnTally other) {
    other.counts.forEach((index, more) -> plus(at(index), more));
  }

  private static void plus(long[] sums, long[] more) {
    for (int field = 0; field < sums.length; field++) {
      sums[field] += more[field];
    }
  }

  ChurnTally copy() {
    ChurnTally copy = new ChurnTally(fields);
    counts.forEach((index, some) -> copy.counts.put(index, some.clone()));
    return copy;
  }

  void writeTo(StateWriter out) {
    out.writeCount(counts.size());
    long previous = 0;
    boolean first = true;
    for (var entry : inOrder().entrySet()) {
      long index = entry.getKey();
      if (first) {
        out.writeLong(index);
      } else {
        out.writeCount(index - previous);
      }
      for (long count : entry.getValue()) {
        out.writeCount(count);
      }
      previous = index;
      first = false;
    }
  }

  /** Reads counts of numbers from one up to and including another. */
  ChurnTally readFrom(StateReader in, long lowest, long highest) {
    ChurnTally read = new ChurnTally(fields);
    int size = in.readLength(1 + fields);
    long index = 0;
    long left = MOST;
    for (int i = 0; i < size; i++) {
      index = i == 0 ? in.readLong() : index + in.readCount(1, highest - index, "step to a period");
      if (index < lowest || index > highest) {
        throw new StateFormatException(
            "number of a period must be in " + lowest + ".." + highest + ", was " + index);
      }
      left = read.readCounts(in, index, left);
    }
    return read;
  }

  /** Reads the counts of a number, of which there are some; how many there may still be. */
  private long readCounts(StateReader in, long index, long most) {
    long[] some = at(index);
    long left = most;
    for (int field = 0; field < fields; field++) {
      some[field] = in.readCount(0, left, "count of customers");
      left -= some[field];
    }
    if (left == most) {
      throw new StateFormatException("period of a state must have counts, was " + index);
    }
    return left;
  }

  /** The counts of every number that has some, in order. */
  NavigableMap<Long, long[]> inOrder() {
    return new TreeMap<>(counts);
  }

  /** The counts of all numbers together. */
  long[] sums() {
    long[] sums = new long[fields];
    counts.values().forEach(some -> plus(sums, some));
    return sums;
  }

  static long[] nothing() {
    return NOTHING;
  }

  /** The churn events for all reasons, or with {@link #LOST} the customers lost. */
  static long all(long[] counts, int firstReason) {
    return counts[firstReason] + counts[firstReason + 1] + counts[firstReason + 2];
  }

  static ChurnReasons reasons(long[] counts, int firstReason) {
    return new ChurnReasons(
        counts[firstReason + ChurnReason.VOLUNTARY.code()],
        counts[firstReason + ChurnReason.INVOLUNTARY.code()],
        counts[firstReason + ChurnReason.UNKNOWN.code()]);
  }
}
