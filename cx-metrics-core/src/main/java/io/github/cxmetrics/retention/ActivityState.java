package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.ActivePeriods;
import io.github.cxmetrics.state.CalendarActivity;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.time.PeriodFinder;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/** The local days or hours in which each actor was active, and its first two distinct times. */
final class ActivityState implements RetentionState {

  @Serial private static final long serialVersionUID = 1L;

  /* Of the retention; days or hours are kept. */
  private final CalendarGrid grid;
  private final CalendarActivity activity;

  ActivityState(RetentionDefinition definition) {
    this(definition.grid(), new CalendarActivity(kept(definition.grid())));
  }

  private ActivityState(CalendarGrid grid, CalendarActivity activity) {
    this.grid = grid;
    this.activity = activity;
  }

  private static CalendarGrid kept(CalendarGrid grid) {
    CalendarUnit unit = grid.unit() == CalendarUnit.HOUR ? CalendarUnit.HOUR : CalendarUnit.DAY;
    return CalendarGrid.of(unit, grid.zone());
  }

  @Override
  public void add(long actor, long atMillis, int roles, int property, long value) {
    activity.add(actor, atMillis);
  }

  @Override
  public void addAll(long[] actors, long[] atMillis, int from, int to) {
    activity.addAll(actors, atMillis, from, to);
  }

  @Override
  public void merge(RetentionState other, LongUnaryOperator actors, int[] properties) {
    activity.merge(((ActivityState) other).activity, actors);
  }

  @Override
  public RetentionState copy() {
    return new ActivityState(grid, activity.copy());
  }

  @Override
  public long actors() {
    return activity.bits().subjects();
  }

  @Override
  public void forEachActor(LongConsumer consumer) {
    activity.forEachActor(consumer);
  }

  @Override
  public void fold(RetentionFolds folds, IntFunction<String> texts) {
    if (folds.asOfMillis() == RetentionScope.LAST_EVENT) {
      return; // there are no events
    }
    boolean coarse = grid.unit() != CalendarUnit.HOUR && grid.unit() != CalendarUnit.DAY;
    PeriodFinder find = activity.finder();
    DayPeriods days = new DayPeriods(grid);
    /* Cohorts come from a table of days: actors come in no order of their times, for which periods
    are found best. */
    LongUnaryOperator cohortOf =
        coarse ? atMillis -> days.periodOf(find.indexOf(atMillis)) : find::indexOf;
    long asOfMillis = folds.asOfMillis();
    long lastPeriod = find.indexOf(asOfMillis);
    RetentionFold fold = folds.of(0);
    activity
        .bits()
        .forEach(
            (actor, periods) -> {
              long first = periods.firstMillis();
              long cohort = cohortOf.applyAsLong(first);
              if (first > asOfMillis || !fold.begin(cohort, first)) {
                return;
              }
              if (periods.last() > lastPeriod) {
                periods.removeAfter(lastPeriod); // what came later is not known yet
              }
              long second = periods.secondMillis();
              if (second <= asOfMillis && cohortOf.applyAsLong(second) == cohort) {
                fold.returnWithin();
              }
              if (coarse) {
                foldDays(periods, days, cohort, fold);
              } else {
                foldPeriods(periods, cohort, fold);
              }
              fold.end();
              fold.endActor();
            });
  }

  private static void foldPeriods(ActivePeriods periods, long cohort, RetentionFold fold) {
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

  private static void foldDays(
      ActivePeriods periods, DayPeriods days, long cohort, RetentionFold fold) {
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

  @Override
  public long absoluteTotal() {
    return 0;
  }

  @Override
  public void writeTo(StateWriter out) {
    activity.writeTo(out);
  }

  @Override
  public RetentionState readFrom(StateReader in, int properties) {
    return new ActivityState(grid, activity.readFrom(in));
  }
}
