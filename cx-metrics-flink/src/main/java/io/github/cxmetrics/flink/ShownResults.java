package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowResult.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Which results of the current key have been replaced or shown early, by the number of the window.
 *
 * <p>A window without an entry has had no result if it is open, and the one of revision 0 if it is
 * closed. What was shown early is kept only where it will be retracted: that of a closed window can
 * be put together again.
 */
final class ShownResults<A extends Accumulator<A, R>, R> {

  private final MapState<Long, Integer> revisions;
  private final MapState<Long, MetricState<A, R>> early;
  private final boolean retracts;
  private final A empty;

  ShownResults(RuntimeContext context, A empty, Correction correction) {
    this.empty = empty;
    MetricStateTypeInfo<A, R> type = MetricStateTypeInfo.of(empty);
    revisions = context.getMapState(new MapStateDescriptor<>("revisions", Types.LONG, Types.INT));
    early = context.getMapState(new MapStateDescriptor<>("early", Types.LONG, type));
    retracts = correction == Correction.RETRACT;
  }

  boolean retracts() {
    return retracts;
  }

  /** Shows what is known of an open window. */
  void showEarly(long number, Window window, MetricState<A, R> now, WindowTurn<?, ?, A, R> turn)
      throws Exception {
    @Nullable Integer before = revisions.get(number);
    replaceEarly(number, window, before, now, false, turn);
    revisions.put(number, before == null ? 0 : before + 1);
    if (retracts) {
      early.put(number, MetricState.of(now.accumulator(empty).copy()));
    }
  }

  /** Shows the result of a window that closes. */
  void close(long number, Window window, MetricState<A, R> now, WindowTurn<?, ?, A, R> turn)
      throws Exception {
    @Nullable Integer before = revisions.get(number);
    replaceEarly(number, window, before, now, true, turn);
    if (before != null) {
      revisions.put(number, before + 1);
      early.remove(number);
    }
  }

  private void replaceEarly(
      long number,
      Window window,
      @Nullable Integer before,
      MetricState<A, R> now,
      boolean complete,
      WindowTurn<?, ?, A, R> turn)
      throws Exception {
    if (before == null) {
      turn.emit(Kind.FIRST, window, now, 0, complete);
      return;
    }
    @Nullable MetricState<A, R> withdrawn = early.get(number);
    if (retracts && withdrawn != null) {
      A said = withdrawn.accumulator(empty).copy();
      turn.emit(Kind.RETRACTED, window, MetricState.of(said), before, false);
    }
    turn.emit(Kind.UPDATED, window, now, before + 1, complete);
  }

  /** Corrects the result of a closed window; before is what it was, if that is retracted. */
  void correct(
      long number,
      Window window,
      @Nullable MetricState<A, R> before,
      MetricState<A, R> now,
      WindowTurn<?, ?, A, R> turn)
      throws Exception {
    @Nullable Integer known = revisions.get(number);
    int revision = known == null ? 0 : known;
    if (before != null) {
      turn.emit(Kind.RETRACTED, window, before, revision, true);
    }
    turn.emit(Kind.UPDATED, window, now, revision + 1, true);
    revisions.put(number, revision + 1);
  }

  /** Forgets windows that are final. */
  void forgetThrough(long window) throws Exception {
    List<Long> over = new ArrayList<>();
    for (long number : revisions.keys()) {
      if (number <= window) {
        over.add(number);
      }
    }
    for (long number : over) {
      revisions.remove(number);
    }
  }
}
