package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.PeriodFinder;

/** Counts trials and pauses by period. */
final class ChurnPhaseCounts {

  private static final int PAID = SubscriptionKind.PAID.code();
  private static final int TRIAL = SubscriptionKind.TRIAL.code();
  private static final int PAUSED = SubscriptionKind.PAUSED.code();

  private final PeriodFinder finder;
  private final ChurnTally tally;
  private long reached;

  ChurnPhaseCounts(CalendarGrid grid, ChurnTally tally) {
    finder = grid.finder();
    this.tally = tally;
  }

  void add(ChurnStretches stretches) {
    long firstTrial = first(stretches, TRIAL, Long.MIN_VALUE);
    if (firstTrial != ChurnStretches.OPEN) {
      long period = finder.indexOf(firstTrial);
      tally.add(period, ChurnTally.TRIALS_STARTED);
      long paid = first(stretches, PAID, firstTrial);
      if (paid != ChurnStretches.OPEN) {
        tally.add(Math.max(period, finder.indexOf(paid)), ChurnTally.CONVERSIONS);
      }
      addPieces(stretches, TRIAL, ChurnTally.TRIAL_BEGUN, ChurnTally.TRIAL_OVER);
    }
    if (first(stretches, PAUSED, Long.MIN_VALUE) != ChurnStretches.OPEN) {
      addPieces(stretches, PAUSED, ChurnTally.PAUSE_BEGUN, ChurnTally.PAUSE_OVER);
    }
  }

  /** The first start of a stretch of a kind, not before an instant; OPEN if there is none. */
  private static long first(ChurnStretches stretches, int kind, long fromMillis) {
    for (int i = 0; i < stretches.size(); i++) {
      if (is(stretches, i, kind) && stretches.start(i) >= fromMillis) {
        return stretches.start(i);
      }
    }
    return ChurnStretches.OPEN;
  }

  private static boolean is(ChurnStretches stretches, int stretch, int kind) {
    return stretches.kind(stretch) == kind && stretches.end(stretch) > stretches.start(stretch);
  }

  /** Counts the begins and ends of times within stretches of a kind and outside of paid ones. */
  private void addPieces(ChurnStretches stretches, int kind, int begun, int over) {
    reached = Long.MIN_VALUE;
    int paid = 0;
    long done = Long.MIN_VALUE;
    for (int i = 0; i < stretches.size(); i++) {
      if (!is(stretches, i, kind)) {
        continue;
      }
      long at = Math.max(done, stretches.start(i));
      long end = stretches.end(i);
      done = Math.max(done, end);
      while (at < end) {
        /* Paid stretches come by their starts; those that end before this time are done with. */
        while (paid < stretches.size()
            && (!is(stretches, paid, PAID) || stretches.end(paid) <= at)) {
          paid++;
        }
        long covered = paid < stretches.size() ? stretches.start(paid) : ChurnStretches.OPEN;
        if (at < covered) {
          addPiece(at, Math.min(end, covered), begun, over);
        }
        at = covered == ChurnStretches.OPEN ? end : Math.max(at, stretches.end(paid));
      }
    }
  }

  private void addPiece(long start, long end, int begun, int over) {
    reached = Math.max(reached, finder.indexOf(start));
    tally.add(reached, begun);
    if (end != ChurnStretches.OPEN) {
      reached = Math.max(reached, finder.indexOf(end));
      tally.add(reached, over);
    }
  }
}
