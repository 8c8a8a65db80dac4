package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import java.util.Map;
import java.util.TreeMap;

/**
 * Refuses sums that no customers have: of those there would be answers that contradict themselves,
 * or none.
 */
final class ChurnSumsCheck {

  private static final int[] MOVES = {
    ChurnTally.JOINED,
    ChurnTally.REACTIVATED,
    ChurnTally.CHURNED,
    ChurnTally.CHURNED + 1,
    ChurnTally.CHURNED + 2
  };

  private final ChurnDefinition definition;
  private final CalendarGrid grid;
  private final long asOfMillis;
  private final long firstDay;
  private final long lastDay;

  ChurnSumsCheck(ChurnDefinition definition, long asOfMillis) {
    this.definition = definition;
    this.asOfMillis = asOfMillis;
    grid = definition.grid();
    CalendarGrid days = ChurnSums.daysOf(grid);
    firstDay = days.indexOfMillis(-EventTime.FARTHEST_MILLIS);
    /* Where clocks are turned back across midnight, the end of the data may lie in the day before. */
    lastDay = days.indexOfMillis(asOfMillis) + 1;
  }

  ChurnTally readPeriods(StateReader in) {
    return ChurnTally.byPeriod().readFrom(in, grid.indexOfDay(firstDay), grid.indexOfDay(lastDay));
  }

  ChurnTally readDays(StateReader in) {
    return ChurnTally.byDay().readFrom(in, firstDay, lastDay);
  }

  void require(ChurnSums sums) {
    requireMoves(sums.periods());
    requireMoves(sums.days());
    requireSame(sums.periods(), sums.days());
    requirePhases(sums.periods());
    requireCustomers(sums);
    requireTenures(sums);
  }

  /** Nobody leaves who is not there, and nobody returns who has not left. */
  private static void requireMoves(ChurnTally tally) {
    long opening = 0;
    long away = 0;
    for (long[] counts : tally.inOrder().values()) {
      ChurnCounts moves = moves(counts, opening);
      away += moves.churned() - moves.reactivated();
      require(away >= 0, "customers who return must have left before");
      require(moves.lost() == ChurnTally.all(counts, ChurnTally.LOST), "losses must be of churn");
      for (int reason = 0; reason < 3; reason++) {
        require(
            counts[ChurnTally.LOST + reason] <= counts[ChurnTally.CHURNED + reason],
            "losses must be of churn for the same reason");
      }
      opening = moves.closing();
    }
  }

  private static ChurnCounts moves(long[] counts, long opening) {
    try {
      return ChurnPeriods.moves(counts, opening);
    } catch (IllegalArgumentException e) {
      throw new StateFormatException("counts of churn must be possible: " + e.getMessage());
    }
  }

  /** Days add up to their periods. */
  private void requireSame(ChurnTally periods, ChurnTally days) {
    Map<Long, long[]> added = new TreeMap<>();
    days.inOrder()
        .forEach(
            (day, counts) -> {
              long[] sums =
                  added.computeIfAbsent(grid.indexOfDay(day), any -> new long[MOVES.length]);
              for (int i = 0; i < MOVES.length; i++) {
                sums[i] += counts[MOVES[i]];
              }
            });
    long[] none = new long[MOVES.length];
    periods
        .inOrder()
        .forEach(
            (period, counts) -> {
              long[] sums = added.getOrDefault(period, none);
              added.remove(period);
              for (int i = 0; i < MOVES.length; i++) {
                require(sums[i] == counts[MOVES[i]], "counts by day must add up to the period's");
              }
            });
    require(added.isEmpty(), "days with counts must lie in periods with counts");
  }

  /** Nobody is on two trials at once, converts without one, or ends what did not begin. */
  private static void requirePhases(ChurnTally periods) {
    long started = 0;
    long converted = 0;
    long onTrial = 0;
    long paused = 0;
    for (long[] counts : periods.inOrder().values()) {
      started += counts[ChurnTally.TRIALS_STARTED];
      converted += counts[ChurnTally.CONVERSIONS];
      onTrial += counts[ChurnTally.TRIAL_BEGUN] - counts[ChurnTally.TRIAL_OVER];
      paused += counts[ChurnTally.PAUSE_BEGUN] - counts[ChurnTally.PAUSE_OVER];
      require(
          converted <= started && onTrial >= 0 && onTrial <= started && paused >= 0,
          "trials and pauses must begin before they end");
    }
  }

  /** Each customer joins, stays once at a time, and only at the end is anybody undecided. */
  private void requireCustomers(ChurnSums sums) {
    long joined = sums.periods().sums()[ChurnTally.JOINED];
    long active = sums.active().n();
    require(
        sums.customers() <= joined
            && active <= sums.customers()
            && (joined == 0 || sums.customers() > 0)
            && sums.undecided() <= active,
        "customers must each have joined");
    require(
        definition.reactivationWindow().isPresent() || joined == sums.customers(),
        "customers must join once where every return is a reactivation");
    require(
        !definition.grace().isZero() || sums.undecided() == 0,
        "customers must not be undecided without a grace");
  }

  private void requireTenures(ChurnSums sums) {
    long longest = asOfMillis + 1 + EventTime.FARTHEST_MILLIS;
    require(
        sums.churned().isPossible(longest) && sums.active().isPossible(longest),
        "sums of tenures must be those of some stays");
  }

  private static void require(boolean good, String rule) {
    if (!good) {
      throw new StateFormatException("state of a population: " + rule);
    }
  }
}
