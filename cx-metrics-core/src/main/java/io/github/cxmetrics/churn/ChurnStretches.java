package io.github.cxmetrics.churn;

import java.util.Arrays;

/**
 * The stretches of contract of one actor, in the order of their starts, made of subscriptions and
 * of changes of status up to the end of the data. Ends that lie beyond it are not known yet.
 */
final class ChurnStretches {

  static final long OPEN = ChurnLayout.NONE;

  private static final int WIDTH = 4;
  private static final int NOBODY = -1;
  private static final int UNKNOWN = ChurnReason.UNKNOWN.code();

  private final boolean atCancellation;
  private final long asOfMillis;

  /* Of each stretch its start, end, kind and reason. */
  private long[] cells = new long[8 * WIDTH];
  private int size;

  /* The stretch that the changes of status so far left running, and how it was cancelled. */
  private int running;
  private boolean cancelled;
  private int cancelReason;

  ChurnStretches(ChurnDefinition definition, long asOfMillis) {
    atCancellation = definition.churnDate() == ChurnDate.CANCELLED_AT;
    this.asOfMillis = asOfMillis;
  }

  /** Reads the records of one actor, which lie in order. */
  void read(long[] records, int from, int to) {
    size = 0;
    running = NOBODY;
    for (int i = from; i < to; i++) {
      int start = i * ChurnLayout.WIDTH;
      if (ChurnLayout.atMillis(records, start) > asOfMillis) {
        return;
      }
      if (ChurnLayout.isChange(records, start)) {
        change(
            ChurnLayout.atMillis(records, start),
            ChurnLayout.what(records, start),
            ChurnLayout.reason(records, start));
      } else {
        addSubscription(records, start);
      }
    }
  }

  private void addSubscription(long[] records, int start) {
    long at = ChurnLayout.atMillis(records, start);
    long end = known(ChurnLayout.endMillis(records, start));
    if (atCancellation) {
      end = Math.min(end, Math.max(at, known(ChurnLayout.cancelledMillis(records, start))));
    }
    add(at, end, ChurnLayout.what(records, start), ChurnLayout.reason(records, start));
  }

  private long known(long millis) {
    return millis > asOfMillis ? OPEN : millis;
  }

  private void change(long at, int status, int reason) {
    if (status == SubscriptionStatus.ENDED.code()) {
      end(at, reason);
    } else if (status == SubscriptionStatus.CANCELLED.code()) {
      cancel(at, reason);
    } else {
      end(at, reason);
      running = size;
      cancelled = false;
      cancelReason = UNKNOWN;
      add(at, OPEN, kindOf(status), UNKNOWN);
    }
  }

  private static int kindOf(int status) {
    if (status == SubscriptionStatus.ACTIVE.code()) {
      return SubscriptionKind.PAID.code();
    }
    return status == SubscriptionStatus.TRIAL.code()
        ? SubscriptionKind.TRIAL.code()
        : SubscriptionKind.PAUSED.code();
  }

  private void cancel(long at, int reason) {
    if (running == NOBODY || cancelled) {
      return;
    }
    cancelled = true;
    cancelReason = reason;
    if (atCancellation) {
      cells[running * WIDTH + 1] = at;
      cells[running * WIDTH + 3] = reason;
    }
  }

  /** Ends what runs; its reason is that of the change that dates its churn, if that has one. */
  private void end(long at, int reason) {
    if (running == NOBODY) {
      return;
    }
    int start = running * WIDTH;
    if (cancelled && atCancellation) {
      cells[start + 3] = cancelReason == UNKNOWN ? reason : cancelReason;
    } else {
      cells[start + 1] = at;
      cells[start + 3] = reason == UNKNOWN ? cancelReason : reason;
    }
    running = NOBODY;
  }

  private void add(long start, long end, int kind, int reason) {
    int at = size * WIDTH;
    if (at == cells.length) {
      cells = Arrays.copyOf(cells, 2 * at);
    }
    cells[at] = start;
    cells[at + 1] = end;
    cells[at + 2] = kind;
    cells[at + 3] = reason;
    size++;
  }

  int size() {
    return size;
  }

  long start(int stretch) {
    return cells[stretch * WIDTH];
  }

  /** The first instant it does not cover; {@link #OPEN} if that is not known. */
  long end(int stretch) {
    return cells[stretch * WIDTH + 1];
  }

  int kind(int stretch) {
    return (int) cells[stretch * WIDTH + 2];
  }

  int reason(int stretch) {
    return (int) cells[stretch * WIDTH + 3];
  }
}
