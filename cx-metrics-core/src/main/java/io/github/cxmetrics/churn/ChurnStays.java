package io.github.cxmetrics.churn;

import java.time.Duration;
import java.util.Arrays;

/**
 * The stays of one actor as a customer: stretches of contract that overlap, adjoin or nearly do.
 */
final class ChurnStays {

  static final long OPEN = ChurnStretches.OPEN;

  private static final int WIDTH = 3;

  private final ChurnDefinition definition;
  private final long asOfMillis;
  private final long graceMillis;
  private final long windowMillis;
  private final boolean datedAfterGrace;

  /* Of each stay its start, its end (OPEN if it goes on) and its reason. */
  private long[] cells = new long[4 * WIDTH];
  private int size;
  private boolean undecided;

  ChurnStays(ChurnDefinition definition, long asOfMillis) {
    this.definition = definition;
    this.asOfMillis = asOfMillis;
    graceMillis = definition.grace().toMillis();
    windowMillis = definition.reactivationWindow().map(Duration::toMillis).orElse(Long.MAX_VALUE);
    datedAfterGrace = definition.churnDate() == ChurnDate.EFFECTIVE_END_PLUS_GRACE;
  }

  /** Makes the stays of stretches. */
  void read(ChurnStretches stretches) {
    size = 0;
    for (int i = 0; i < stretches.size(); i++) {
      if (definition.counts(stretches.kind(i)) && stretches.end(i) > stretches.start(i)) {
        unite(stretches.start(i), stretches.end(i), stretches.reason(i));
      }
    }
    decideLast();
    if (datedAfterGrace) {
      for (int stay = 0; stay < size; stay++) {
        if (end(stay) != OPEN) {
          cells[stay * WIDTH + 1] += graceMillis;
        }
      }
    }
  }

  private void unite(long start, long end, int reason) {
    int last = (size - 1) * WIDTH;
    if (size == 0 || (cells[last + 1] != OPEN && start - cells[last + 1] > graceMillis)) {
      add(start, end, reason);
    } else if (end > cells[last + 1]) {
      cells[last + 1] = end;
      cells[last + 2] = reason;
    } else if (end == cells[last + 1]) {
      cells[last + 2] = Math.min(reason, cells[last + 2]);
    }
  }

  private void add(long start, long end, int reason) {
    int at = size * WIDTH;
    if (at == cells.length) {
      cells = Arrays.copyOf(cells, 2 * at);
    }
    cells[at] = start;
    cells[at + 1] = end;
    cells[at + 2] = reason;
    size++;
  }

  /** As long as a return would fall within the grace, nobody can tell: the stay goes on. */
  private void decideLast() {
    int last = (size - 1) * WIDTH;
    undecided = size > 0 && cells[last + 1] != OPEN && cells[last + 1] + graceMillis > asOfMillis;
    if (undecided) {
      cells[last + 1] = OPEN;
    }
  }

  int size() {
    return size;
  }

  long start(int stay) {
    return cells[stay * WIDTH];
  }

  /** When the churn is dated; {@link #OPEN} if the stay goes on. */
  long end(int stay) {
    return cells[stay * WIDTH + 1];
  }

  ChurnReason reason(int stay) {
    return end(stay) == OPEN ? ChurnReason.UNKNOWN : ChurnReason.of((int) cells[stay * WIDTH + 2]);
  }

  /** Whether the stay began with a return within the window, and not with a new customer. */
  boolean isReactivation(int stay) {
    return stay > 0 && start(stay) - end(stay - 1) <= windowMillis;
  }

  /** Whether the contract has ended, but not long enough ago to tell churn. */
  boolean isUndecided() {
    return undecided;
  }

  /** The stay as a length of time. */
  ChurnTenure tenure(int stay) {
    boolean ended = end(stay) != OPEN;
    long end = ended ? end(stay) : asOfMillis + 1;
    return new ChurnTenure(
        start(stay), end - start(stay), ended, reason(stay), isReactivation(stay));
  }
}
