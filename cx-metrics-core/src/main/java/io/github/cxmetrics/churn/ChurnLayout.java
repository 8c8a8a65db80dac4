package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;

/**
 * How a record lies in three cells: its time with a tag in the low bits, then the end and the
 * cancellation of a subscription; of a change of status both are 0.
 *
 * <p>The tag is, from the low end: the reason in two bits, the kind or the status in three, and
 * whether it is a change of status.
 */
final class ChurnLayout {

  static final int WIDTH = 3;

  /** Stands for an end or a cancellation that is not known. */
  static final long NONE = Long.MAX_VALUE;

  private static final int TAG_BITS = 6;
  private static final int CHANGE = 1 << 5;
  private static final int WHAT_SHIFT = 2;
  private static final int WHAT_MASK = 7;
  private static final int REASON_MASK = 3;

  private ChurnLayout() {}

  static void requireStart(long startMillis) {
    EventTime.require("start of a subscription", startMillis);
  }

  static void requireEnd(long startMillis, long endMillis) {
    EventTime.require("end of a subscription", endMillis);
    if (endMillis < startMillis) {
      throw new IllegalArgumentException(
          "end of a subscription must not be before its start, was "
              + endMillis
              + " before "
              + startMillis);
    }
  }

  static void put(
      long[] cells,
      long startMillis,
      long endMillis,
      long cancelledMillis,
      SubscriptionKind kind,
      ChurnReason reason) {
    cells[0] = startMillis << TAG_BITS | (long) kind.code() << WHAT_SHIFT | reason.code();
    cells[1] = endMillis;
    cells[2] = cancelledMillis;
  }

  static void put(long[] cells, long atMillis, SubscriptionStatus status, ChurnReason reason) {
    cells[0] = atMillis << TAG_BITS | CHANGE | (long) status.code() << WHAT_SHIFT | reason.code();
    cells[1] = 0;
    cells[2] = 0;
  }

  static long atMillis(long[] cells, int start) {
    return cells[start] >> TAG_BITS;
  }

  static boolean isChange(long[] cells, int start) {
    return (cells[start] & CHANGE) != 0;
  }

  /** The code of the kind or of the status. */
  static int what(long[] cells, int start) {
    return (int) (cells[start] >> WHAT_SHIFT) & WHAT_MASK;
  }

  /** The code of the reason. */
  static int reason(long[] cells, int start) {
    return (int) cells[start] & REASON_MASK;
  }

  static long endMillis(long[] cells, int start) {
    return cells[start + 1];
  }

  static long cancelledMillis(long[] cells, int start) {
    return cells[start + 2];
  }

  /** The last time that a record speaks of. */
  static long latestMillis(long[] cells, int start) {
    long latest = atMillis(cells, start);
    if (!isChange(cells, start)) {
      latest = later(latest, endMillis(cells, start));
      latest = later(latest, cancelledMillis(cells, start));
    }
    return latest;
  }

  private static long later(long latest, long other) {
    return other == NONE ? latest : Math.max(latest, other);
  }

  /** Refuses cells that {@link #put} cannot have written. */
  static void check(long[] cells, int start) {
    EventTime.requireRead(atMillis(cells, start));
    boolean change = isChange(cells, start);
    int highest = change ? SubscriptionStatus.ACTIVE.code() : SubscriptionKind.PAUSED.code();
    if (what(cells, start) > highest || reason(cells, start) > ChurnReason.UNKNOWN.code()) {
      throw new StateFormatException(
          "tag of a record must be one of a subscription or of a change, was "
              + (cells[start] & (2 * CHANGE - 1)));
    }
    long end = endMillis(cells, start);
    long cancelled = cancelledMillis(cells, start);
    boolean good =
        change
            ? end == 0 && cancelled == 0
            : (end == NONE || (EventTime.isTime(end) && end >= atMillis(cells, start)))
                && (cancelled == NONE || EventTime.isTime(cancelled));
    if (!good) {
      throw new StateFormatException(
          "end and cancellation of a record must be times or none, was "
              + end
              + " and "
              + cancelled);
    }
  }
}
