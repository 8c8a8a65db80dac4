package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.ActivePeriods;
import io.github.cxmetrics.state.ActivityBits;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.time.PeriodFinder;

/** Counts one actor after the other from its active days or hours and its first two times. */
final class ActivityReader implements ActivityBits.Visitor {

  private final PeriodFinder find;
  private final DayPeriods days;
  private final RetentionFold fold;
  private final long asOfMillis;
  private final long lastPeriod;

  /* Whether the periods of the retention are longer than those that are kept. */
  private final boolean coarse;

  ActivityReader(CalendarGrid grid, PeriodFinder find, RetentionFold fold, long asOfMillis) {
    this.find = find;
    this.fold = fold;
    this.asOfMillis = asOfMillis;
    days = new DayPeriods(grid);
    lastPeriod = find.indexOf(asOfMillis);
    coarse = grid.unit() != CalendarUnit.HOUR && grid.unit() != CalendarUnit.DAY;
  }

  /** Adds the counts of other actors. */
  ActivityReader merge(ActivityReader other) {
    fold.merge(other.fold);
    return this;
  }

  RetentionFold fold() {
    return fold;
  }

  /* Cohorts come from a table of days: actors come in no order of their times, for which periods
  are found best. */
  private long cohortOf(long atMillis) {
    long period = find.indexOf(atMillis);
    return coarse ? days.periodOf(period) : period;
  }

  @Override
  public void visit(long actor, ActivePeriods periods) {
    long first = periods.firstMillis();
    long cohort = cohortOf(first);
    if (first > asOfMillis || !fold.begin(cohort, first)) {
      return;
    }
    if (periods.last() > lastPeriod) {
      periods.removeAfter(lastPeriod); // what came later is not known yet
    }
    long second = periods.secondMillis();
    if (second <= asOfMillis && cohortOf(second) == cohort) {
      fold.returnWithin();
    }
    if (coarse) {
      foldDays(periods, cohort);
    } else {
      foldPeriods(periods, cohort);
    }
    fold.end();
    fold.endActor();
  }

  private void foldPeriods(ActivePeriods periods, long cohort) {
    for (int i = 0; i < periods.blocks(); i++) {
      long start = periods.block(i) * Long.SIZE - cohort;
      for (long word = periods.word(i); word != 0; word &= word - 1) {
        long interval = start + Long.numberOfTrailingZeros(word);
        if (interval > 0) {
          fold.returnIn(interval);
        }
      }
    }
  }

  private void foldDays(ActivePeriods periods, long cohort) {
    for (int i = 0; i < periods.blocks(); i++) {
      int block = days.find(periods.block(i));
      long word = periods.word(i);
      while (word != 0) {
        int bit = Long.numberOfTrailingZeros(word);
        long interval = days.period(block, bit) - cohort;
        if (interval > 0) {
          fold.returnIn(interval);
        }
        word &= days.later(block, bit);
      }
    }
  }
}
