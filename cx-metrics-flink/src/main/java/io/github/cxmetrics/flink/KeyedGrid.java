package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.window.PaneGrid;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.window.WindowedMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Windows that do not depend on the records, of one key at a time: a record is added to its pane,
 * and windows are put together from panes when they close.
 *
 * <p>A key has one timer at a time: for the next window that has a pane, or, if none is open, for
 * when its first pane is final. Early results have timers of their own.
 */
final class KeyedGrid<T, K, A extends Accumulator<A, R>, R> implements KeyedWindows<T, K, A, R> {

  private final Metric<T, A, R> metric;
  private final A empty;
  private final PaneGrid grid;
  private final long lateness;
  private final Optional<EarlyTicks> ticks;

  private final MapState<Long, MetricState<A, R>> panes;
  private final ShownResults<A, R> shown;

  /* The next window to be emitted; none if no pane has an open one. */
  private final ValueState<Long> next;

  /* The panes that have got records since early results were shown. */
  private final MapState<Long, Boolean> changed;

  /* What the watermark says, as long as it stays. */
  private long watermark = TaskWatermark.NONE;
  private long closedThrough;
  private long finalThrough;

  KeyedGrid(
      WindowedMetric<T, K, A, R> description, Optional<EarlyTicks> ticks, RuntimeContext context) {
    metric = description.metric();
    empty = metric.newAccumulator();
    grid = PaneGrid.of(description.windows());
    lateness = description.lateness().allowed().toMillis();
    this.ticks = ticks;
    panes =
        context.getMapState(
            new MapStateDescriptor<>("panes", Types.LONG, MetricStateTypeInfo.of(empty)));
    shown = new ShownResults<>(context, empty, description.lateness().correction());
    next = context.getState(new ValueStateDescriptor<>("next", Types.LONG));
    changed = context.getMapState(new MapStateDescriptor<>("changed", Types.LONG, Types.BOOLEAN));
    look(watermark);
  }

  private void look(long ended) {
    closedThrough = grid.lastClosed(watermark);
    finalThrough = grid.lastClosed(ended);
  }

  private void moveTo(WindowTurn<T, K, A, R> turn) {
    if (turn.watermark() != watermark) {
      watermark = turn.watermark();
      look(turn.finalThrough());
    }
  }

  @Override
  public void add(T record, long atMillis, WindowTurn<T, K, A, R> turn) throws Exception {
    moveTo(turn);
    long number = grid.paneOf(atMillis);
    long last = grid.lastWindowOf(number);
    if (last <= finalThrough) {
      turn.reject(record, Reason.LATE, atMillis, grid.window(last));
    } else if (grid.firstWindowOf(number) <= closedThrough) {
      addBehind(record, atMillis, number, turn);
    } else {
      addToPane(record, atMillis, number, turn);
    }
  }

  /** Adds a record to its pane; null if the metric refuses it. */
  private @Nullable MetricState<A, R> addToPane(
      T record, long atMillis, long number, WindowTurn<T, K, A, R> turn) throws Exception {
    @Nullable MetricState<A, R> known = panes.get(number);
    MetricState<A, R> pane = known == null ? MetricState.of(empty.copy()) : known;
    if (!turn.add(metric, pane.accumulator(empty), record, atMillis)) {
      return null;
    }
    panes.put(number, pane);
    if (known == null) {
      opened(number, turn);
    }
    noteChange(number, turn);
    return pane;
  }

  /** Sees to it that the next window of a new pane, or its end, is not missed. */
  private void opened(long number, WindowTurn<T, K, A, R> turn) throws Exception {
    long last = grid.lastWindowOf(number);
    long open = Math.max(grid.firstWindowOf(number), closedThrough + 1);
    if (open > last) {
      turn.wakeAt(grid.deadline(last) + lateness);
      return;
    }
    @Nullable Long waiting = next.value();
    if (waiting == null || open < waiting) {
      next.update(open);
      turn.wakeAt(grid.deadline(open));
    }
  }

  private void noteChange(long number, WindowTurn<T, K, A, R> turn) throws Exception {
    if (ticks.isPresent()
        && grid.lastWindowOf(number) > closedThrough
        && !changed.contains(number)) {
      changed.put(number, true);
      turn.wakeAt(ticks.get().nextAfter(watermark));
    }
  }

  /** Adds a record some of whose windows are closed, but not all of them final. */
  private void addBehind(T record, long atMillis, long number, WindowTurn<T, K, A, R> turn)
      throws Exception {
    long first = grid.firstWindowOf(number);
    long from = Math.max(first, finalThrough + 1);
    long to = Math.min(grid.lastWindowOf(number), emittedThrough());
    KeyPanes<A, R> held = held();
    Map<Long, @Nullable MetricState<A, R>> before = before(from, to, held);
    @Nullable MetricState<A, R> pane = addToPane(record, atMillis, number, turn);
    if (pane == null) {
      return;
    }
    held.put(number, pane);
    for (long window = from; window <= to; window++) {
      if (before.containsKey(window)) {
        shown.correct(window, grid.window(window), before.get(window), held.merged(window), turn);
      } else {
        turn.emit(Kind.FIRST, grid.window(window), held.merged(window), 0, true);
      }
    }
    if (first <= finalThrough) {
      turn.reject(record, Reason.PARTLY_LATE, atMillis, grid.window(from - 1));
    }
  }

  /** The last window of which this key has no result to come, in case its timer is behind. */
  private long emittedThrough() throws Exception {
    @Nullable Long waiting = next.value();
    return waiting == null ? closedThrough : Math.min(closedThrough, waiting - 1);
  }

  private KeyPanes<A, R> held() throws Exception {
    return new KeyPanes<>(grid, empty, panes.entries());
  }

  /** The windows that have a result, with what it is if that will be retracted. */
  private Map<Long, @Nullable MetricState<A, R>> before(long from, long to, KeyPanes<A, R> held) {
    Map<Long, @Nullable MetricState<A, R>> before = new HashMap<>();
    for (long window = from; window <= to; window++) {
      if (held.has(window)) {
        before.put(window, shown.retracts() ? held.merged(window) : null);
      }
    }
    return before;
  }

  @Override
  public void wake(long reached, WindowTurn<T, K, A, R> turn) throws Exception {
    moveTo(turn);
    KeyPanes<A, R> held = held();
    emitThrough(grid.lastClosed(reached), held, turn);
    forgetThrough(grid.lastClosed(reached - lateness), held);
    if (ticks.isPresent() && ticks.get().isTick(reached)) {
      showEarly(held, turn);
    } else if (ticks.isPresent() && !changed.isEmpty()) {
      turn.wakeAt(ticks.get().nextAfter(watermark)); // another duration than before a restart
    }
    wakeForNext(held, turn);
  }

  private void emitThrough(long through, KeyPanes<A, R> held, WindowTurn<T, K, A, R> turn)
      throws Exception {
    @Nullable Long waiting = next.value();
    while (waiting != null && waiting <= through) {
      shown.close(waiting, grid.window(waiting), held.merged(waiting), turn);
      OptionalLong following = held.nextWindow(waiting + 1);
      waiting = following.isPresent() ? following.getAsLong() : null;
      next.update(waiting);
    }
  }

  private void forgetThrough(long through, KeyPanes<A, R> held) throws Exception {
    OptionalLong over = held.removeThrough(through);
    if (over.isEmpty()) {
      return;
    }
    while (over.isPresent()) {
      panes.remove(over.getAsLong());
      changed.remove(over.getAsLong());
      over = held.removeThrough(through);
    }
    shown.forgetThrough(through);
  }

  /** Shows what is known of the open windows that have got records. */
  private void showEarly(KeyPanes<A, R> held, WindowTurn<T, K, A, R> turn) throws Exception {
    TreeSet<Long> windows = new TreeSet<>();
    for (long pane : changed.keys()) {
      long first = Math.max(grid.firstWindowOf(pane), closedThrough + 1);
      for (long window = first; window <= grid.lastWindowOf(pane); window++) {
        windows.add(window);
      }
    }
    for (long window : windows) {
      shown.showEarly(window, grid.window(window), held.merged(window), turn);
    }
    changed.clear();
  }

  private void wakeForNext(KeyPanes<A, R> held, WindowTurn<T, K, A, R> turn) throws Exception {
    @Nullable Long waiting = next.value();
    if (waiting != null) {
      turn.wakeAt(grid.deadline(waiting));
    } else if (!held.isEmpty()) {
      turn.wakeAt(grid.deadline(grid.lastWindowOf(held.first())) + lateness);
    }
  }
}
