package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.flink.KeySession.Stage;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.window.WindowedMetric;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of one key at a time, by the library's rule: a record exactly a gap later begins another
 * one.
 *
 * <p>A key has one timer at a time, not later than the first of its sessions closes or is final. A
 * record that extends a session leaves it where it is; a timer that comes too early sets the next.
 */
final class KeyedSessions<T, K, A extends Accumulator<A, R>, R>
    implements KeyedWindows<T, K, A, R> {

  private final Metric<T, A, R> metric;
  private final A empty;
  private final SessionWindows windows;
  private final long lateness;
  private final boolean retracts;
  private final Optional<EarlyTicks> ticks;
  private final SessionTable<A, R> table;

  KeyedSessions(
      WindowedMetric<T, K, A, R> description,
      SessionWindows windows,
      Optional<EarlyTicks> ticks,
      RuntimeContext context) {
    metric = description.metric();
    empty = metric.newAccumulator();
    this.windows = windows;
    lateness = description.lateness().allowed().toMillis();
    retracts = description.lateness().correction() == Correction.RETRACT;
    this.ticks = ticks;
    table = new SessionTable<>(context, empty);
  }

  @Override
  public void add(T record, long atMillis, WindowTurn<T, K, A, R> turn) throws Exception {
    Window own = windows.windowOf(atMillis);
    List<KeySession> near = table.near(own);
    if (near.isEmpty()) {
      begin(record, atMillis, own, turn);
      return;
    }
    Window window = near.stream().map(KeySession::window).reduce(own, Window::span);
    KeySession first = near.get(0);
    if (near.size() == 1 && window.equals(first.window())) {
      addInside(record, atMillis, first, turn);
    } else {
      join(record, atMillis, near, window, turn);
    }
  }

  /** Begins a session with a record that is near none. */
  private void begin(T record, long atMillis, Window own, WindowTurn<T, K, A, R> turn)
      throws Exception {
    if (own.endMillis() <= turn.finalThrough()) {
      turn.reject(record, Reason.LATE, atMillis, own);
      return;
    }
    A fresh = empty.copy();
    if (turn.add(metric, fresh, record, atMillis)) {
      settle(KeySession.silent(own), fresh, turn);
      turn.wakeAt(dueOf(own, turn.watermark()));
    }
  }

  private long dueOf(Window window, long watermark) {
    long end = window.endMillis();
    return end <= watermark ? end + lateness : end;
  }

  /** Keeps a session that is new in this form; it has a result if it is closed already. */
  private void settle(KeySession session, A accumulator, WindowTurn<T, K, A, R> turn)
      throws Exception {
    if (session.end() <= turn.watermark()) {
      table.put(session.at(Stage.CLOSED, 0), accumulator);
      turn.emit(Kind.FIRST, session.window(), MetricState.of(accumulator.copy()), 0, true);
    } else {
      table.put(changed(session, turn), accumulator);
    }
  }

  private KeySession changed(KeySession session, WindowTurn<T, K, A, R> turn) {
    if (ticks.isEmpty()) {
      return session;
    }
    if (!session.changed()) {
      turn.wakeAt(ticks.get().nextAfter(turn.watermark()));
    }
    return session.withChange();
  }

  /** Adds a record to the only session near it, which stays as long as it is. */
  private void addInside(T record, long atMillis, KeySession session, WindowTurn<T, K, A, R> turn)
      throws Exception {
    @Nullable MetricState<A, R> before =
        session.isClosed() && retracts ? table.said(session) : null;
    A accumulator = table.accumulator(session);
    if (!turn.add(metric, accumulator, record, atMillis)) {
      return;
    }
    if (!session.isClosed()) {
      table.put(changed(session, turn), accumulator);
      return;
    }
    withdraw(session, before, turn);
    int revision = session.revision() + 1;
    table.put(session.at(Stage.CLOSED, revision), accumulator);
    turn.emit(Kind.UPDATED, session.window(), MetricState.of(accumulator.copy()), revision, true);
  }

  /** Makes one session of all near a record. */
  private void join(
      T record, long atMillis, List<KeySession> near, Window window, WindowTurn<T, K, A, R> turn)
      throws Exception {
    KeySession first = near.get(0);
    @Nullable MetricState<A, R> before = table.said(first);
    A joined = table.accumulator(first);
    if (!turn.add(metric, joined, record, atMillis)) {
      return;
    }
    withdraw(first, before, turn);
    boolean wasClosed = first.isClosed();
    for (KeySession session : near.subList(1, near.size())) {
      joined.merge(table.accumulator(session));
      withdraw(session, table.said(session), turn);
      table.remove(session);
      wasClosed |= session.isClosed();
    }
    if (window.startMillis() != first.start()) {
      table.remove(first);
    }
    KeySession session = KeySession.silent(window);
    settle(first.changed() ? session.withChange() : session, joined, turn);
    if (wasClosed) {
      turn.wakeAt(dueOf(window, turn.watermark()));
    }
  }

  private void withdraw(
      KeySession session, @Nullable MetricState<A, R> said, WindowTurn<T, K, A, R> turn) {
    if (said != null) {
      turn.emit(Kind.RETRACTED, session.window(), said, session.revision(), session.isClosed());
    }
  }

  @Override
  public void wake(long reached, WindowTurn<T, K, A, R> turn) throws Exception {
    boolean isTick = ticks.isPresent() && ticks.get().isTick(reached);
    long due = Long.MAX_VALUE;
    for (KeySession session : table.all()) {
      KeySession now = session;
      if (!session.isClosed() && session.end() <= reached) {
        now = say(session, Stage.CLOSED, turn);
      } else if (isTick && session.changed() && session.end() > turn.watermark()) {
        now = say(session, Stage.SHOWN, turn);
      } else if (ticks.isPresent() && session.changed()) {
        turn.wakeAt(ticks.get().nextAfter(turn.watermark())); // another duration than before
      }
      long dueNow = now.isClosed() ? now.end() + lateness : now.end();
      if (dueNow <= reached) {
        table.remove(now);
      } else {
        due = Math.min(due, dueNow);
      }
    }
    if (due != Long.MAX_VALUE) {
      turn.wakeAt(due);
    }
  }

  /** Emits what is known of a session, in the place of what was shown early. */
  private KeySession say(KeySession session, Stage stage, WindowTurn<T, K, A, R> turn)
      throws Exception {
    boolean complete = stage == Stage.CLOSED;
    boolean isFirst = session.stage() == Stage.SILENT;
    if (!isFirst && retracts) {
      withdraw(session, table.said(session), turn);
    }
    KeySession now = session.at(stage, isFirst ? 0 : session.revision() + 1);
    turn.emit(
        isFirst ? Kind.FIRST : Kind.UPDATED,
        now.window(),
        MetricState.of(table.accumulator(session).copy()),
        now.revision(),
        complete);
    if (complete) {
      table.put(now);
    } else {
      table.putShown(now);
    }
    return now;
  }
}
