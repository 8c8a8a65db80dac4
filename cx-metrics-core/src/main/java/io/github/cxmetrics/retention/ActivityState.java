package io.github.cxmetrics.retention;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.CalendarActivity;
import io.github.cxmetrics.state.KeptTimes;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
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
    this(definition.grid(), new CalendarActivity(kept(definition.grid()), KeptTimes.FIRST_TWO));
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
  public long addAll(long[] actors, long[] atMillis, int from, int to, Parallelism threads) {
    return activity.addAll(actors, atMillis, from, to, threads);
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
  public void fold(RetentionFolds folds, IntFunction<String> texts, Parallelism threads) {
    if (folds.asOfMillis() == RetentionScope.LAST_EVENT) {
      return; // there are no events
    }
    if (threads.threads() == 1) {
      activity.bits().forEach(folds.activityReader(activity.grid()));
      return;
    }
    ActivityReader read =
        activity
            .bits()
            .read(
                () -> folds.newActivityReader(activity.grid(), folds.newFold()),
                ActivityReader::merge,
                threads);
    folds.of("").merge(read.fold());
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
