package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Makes the periods of an answer from counts by period and by day. */
final class ChurnPeriods {

  private final CalendarGrid grid;
  private final ChurnScope scope;
  private final long asOfMillis;
  private final NavigableMap<Long, long[]> byPeriod;
  private final NavigableMap<Long, long[]> byDay;
  private final long lastDay;

  /* As they stand at the opening of the period that is made next. */
  private long customers;
  private long onTrial;
  private long paused;

  ChurnPeriods(
      CalendarGrid grid,
      ChurnScope scope,
      long asOfMillis,
      NavigableMap<Long, long[]> byPeriod,
      NavigableMap<Long, long[]> byDay) {
    this.grid = grid;
    this.scope = scope;
    this.asOfMillis = asOfMillis;
    this.byPeriod = byPeriod;
    this.byDay = byDay;
    lastDay = byPeriod.isEmpty() ? 0 : lastOf(ChurnSums.daysOf(grid), byDay);
  }

  /** The period of the end of the data, or a later one that clocks turned back have been in. */
  private long lastOf(CalendarGrid periods, NavigableMap<Long, long[]> counts) {
    long last = periods.indexOfMillis(asOfMillis);
    return counts.isEmpty() ? last : Math.max(last, counts.lastKey());
  }

  List<ChurnPeriod> all() {
    List<ChurnPeriod> all = new ArrayList<>();
    if (byPeriod.isEmpty()) {
      return List.of();
    }
    long last = lastOf(grid, byPeriod);
    for (long index = byPeriod.firstKey(); index <= last; index++) {
      CalendarPeriod period = grid.period(index);
      long[] counts = byPeriod.getOrDefault(index, ChurnTally.nothing());
      boolean listed = scope.lists(period.startInstant(), period.endInstant());
      ChurnCounts moves = moves(counts, customers);
      if (listed) {
        all.add(
            new ChurnPeriod(
                period,
                asOfMillis + 1 >= period.endInstant().toEpochMilli(),
                moves,
                ChurnTally.reasons(counts, ChurnTally.CHURNED),
                ChurnTally.reasons(counts, ChurnTally.LOST),
                phases(counts),
                daily(period, moves.opening())));
      }
      customers = moves.closing();
      onTrial += counts[ChurnTally.TRIAL_BEGUN] - counts[ChurnTally.TRIAL_OVER];
      paused += counts[ChurnTally.PAUSE_BEGUN] - counts[ChurnTally.PAUSE_OVER];
    }
    return List.copyOf(all);
  }

  /** The movements of a period with so many customers at the opening. */
  static ChurnCounts moves(long[] counts, long opening) {
    long joined = counts[ChurnTally.JOINED];
    long reactivated = counts[ChurnTally.REACTIVATED];
    long churned = ChurnTally.all(counts, ChurnTally.CHURNED);
    return new ChurnCounts(
        opening,
        joined,
        reactivated,
        churned,
        counts[ChurnTally.JOINED_AND_CHURNED],
        counts[ChurnTally.REACTIVATED_AND_CHURNED],
        counts[ChurnTally.RETURNED],
        opening + joined + reactivated - churned);
  }

  private ChurnPhases phases(long[] counts) {
    return new ChurnPhases(
        counts[ChurnTally.TRIALS_STARTED],
        counts[ChurnTally.CONVERSIONS],
        onTrial + counts[ChurnTally.TRIAL_BEGUN] - counts[ChurnTally.TRIAL_OVER],
        paused + counts[ChurnTally.PAUSE_BEGUN] - counts[ChurnTally.PAUSE_OVER]);
  }

  private DailyChurn daily(CalendarPeriod period, long opening) {
    long first = period.start().toEpochDay();
    long end = Math.min(period.endExclusive().toEpochDay(), lastDay + 1);
    long atRisk = opening;
    long day = first;
    long customerDays = 0;
    long sameDay = 0;
    long lostDays = 0;
    DailyHazard endpoint = DailyHazard.NONE;
    DailyHazard event = DailyHazard.NONE;
    for (Map.Entry<Long, long[]> entry : byDay.subMap(first, end).entrySet()) {
      long[] counts = entry.getValue();
      customerDays += atRisk * (entry.getKey() - day + 1);
      day = entry.getKey() + 1;
      long churned = ChurnTally.all(counts, ChurnTally.CHURNED);
      long begunAndChurned =
          counts[ChurnTally.JOINED_AND_CHURNED] + counts[ChurnTally.REACTIVATED_AND_CHURNED];
      sameDay += begunAndChurned;
      lostDays += churned * (end - day);
      event = event.and(churned - begunAndChurned, atRisk);
      endpoint = endpoint.and(ChurnTally.all(counts, ChurnTally.LOST), atRisk);
      atRisk += counts[ChurnTally.JOINED] + counts[ChurnTally.REACTIVATED] - churned;
    }
    customerDays += atRisk * (end - day);
    return new DailyChurn(end - first, customerDays, sameDay, lostDays, endpoint, event);
  }
}
