package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.PeriodFinder;
import java.util.Arrays;

/** Counts the begins and ends of stays by the periods, or the days, of a grid. */
final class ChurnMoves {

  private static final long OPEN = Long.MAX_VALUE;

  private final PeriodFinder begins;
  private final PeriodFinder ends;
  private final ChurnTally tally;

  /* Of each stay of an actor the number of the period it begins and ends in. */
  private long[] from = new long[8];
  private long[] to = new long[8];

  ChurnMoves(CalendarGrid grid, ChurnTally tally) {
    begins = grid.finder();
    ends = grid.finder();
    this.tally = tally;
  }

  void add(ChurnStays stays) {
    find(stays);
    for (int stay = 0; stay < stays.size(); stay++) {
      boolean back = stays.isReactivation(stay);
      tally.add(from[stay], back ? ChurnTally.REACTIVATED : ChurnTally.JOINED);
      long period = to[stay];
      if (period == OPEN) {
        return;
      }
      tally.add(period, ChurnTally.CHURNED + stays.reason(stay).code());
      if (from[stay] < period) {
        addOfOpening(stays, stay, period);
      } else {
        tally.add(
            period, back ? ChurnTally.REACTIVATED_AND_CHURNED : ChurnTally.JOINED_AND_CHURNED);
      }
    }
  }

  /** A customer at the opening of a period churned in it, and may have returned in it. */
  private void addOfOpening(ChurnStays stays, int stay, long period) {
    int last = stay;
    while (last + 1 < stays.size() && from[last + 1] == period) {
      last++;
    }
    boolean returned = to[last] > period;
    tally.add(period, returned ? ChurnTally.RETURNED : ChurnTally.LOST + stays.reason(last).code());
  }

  /*
   * Numbers never fall as time goes on. Where clocks are turned back across midnight, the day that
   * comes twice counts to the later one for who was in it already.
   */
  private void find(ChurnStays stays) {
    if (from.length < stays.size()) {
      from = Arrays.copyOf(from, 2 * stays.size());
      to = Arrays.copyOf(to, from.length);
    }
    long reached = Long.MIN_VALUE;
    for (int stay = 0; stay < stays.size(); stay++) {
      reached = Math.max(reached, begins.indexOf(stays.start(stay)));
      from[stay] = reached;
      long end = stays.end(stay);
      if (end != ChurnStays.OPEN) {
        reached = Math.max(reached, ends.indexOf(end));
      }
      to[stay] = end == ChurnStays.OPEN ? OPEN : reached;
    }
  }
}
