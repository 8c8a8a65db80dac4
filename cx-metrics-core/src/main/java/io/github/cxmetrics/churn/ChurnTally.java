package io.github.cxmetrics.churn;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts by the number of a period or of a day. */
final class ChurnTally {

  static final int JOINED = 0;
  static final int REACTIVATED = 1;

  /** The churn events of the first reason; those of the others follow. */
  static final int CHURNED = 2;

  static final int JOINED_AND_CHURNED = 5;
  static final int REACTIVATED_AND_CHURNED = 6;
  static final int RETURNED = 7;

  /** The customers lost for the first reason; those for the others follow. */
  static final int LOST = 8;

  static final int TRIALS_STARTED = 11;
  static final int CONVERSIONS = 12;
  static final int TRIAL_BEGUN = 13;
  static final int TRIAL_OVER = 14;
  static final int PAUSE_BEGUN = 15;
  static final int PAUSE_OVER = 16;

  private static final int FIELDS = 17;
  private static final long[] NOTHING = new long[FIELDS];

  private final Map<Long, long[]> counts = new HashMap<>();
  private long lastIndex;
  private long[] last = NOTHING;

  void add(long index, int field) {
    if (index != lastIndex || last == NOTHING) {
      last = counts.computeIfAbsent(index, any -> new long[FIELDS]);
      lastIndex = index;
    }
    last[field]++;
  }

  /** The counts of every number that has some, in order. */
  NavigableMap<Long, long[]> inOrder() {
    return new TreeMap<>(counts);
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
