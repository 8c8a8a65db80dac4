package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.jspecify.annotations.Nullable;

/** The sessions of the current key in Flink's state, each by its start. */
final class SessionTable<A extends Accumulator<A, R>, R> {

  private final MapState<Long, Tuple4<Long, Integer, Integer, Boolean>> sessions;
  private final MapState<Long, MetricState<A, R>> states;

  /* What was shown early and may have to be retracted. */
  private final MapState<Long, MetricState<A, R>> early;

  private final A empty;

  SessionTable(RuntimeContext context, A empty) {
    this.empty = empty;
    MetricStateTypeInfo<A, R> type = MetricStateTypeInfo.of(empty);
    sessions =
        context.getMapState(new MapStateDescriptor<>("sessions", Types.LONG, KeySession.TYPE));
    states = context.getMapState(new MapStateDescriptor<>("states", Types.LONG, type));
    early = context.getMapState(new MapStateDescriptor<>("early", Types.LONG, type));
  }

  /** All sessions in the order of their windows. */
  List<KeySession> all() throws Exception {
    List<KeySession> all = new ArrayList<>();
    for (var entry : sessions.entries()) {
      all.add(KeySession.read(entry.getKey(), entry.getValue()));
    }
    all.sort(Comparator.comparing(KeySession::window));
    return all;
  }

  /** The sessions that some window overlaps, in the order of their windows. */
  List<KeySession> near(Window window) throws Exception {
    List<KeySession> near = all();
    near.removeIf(session -> !session.window().overlaps(window));
    return near;
  }

  /** The accumulator of a session; to be put back when it has changed. */
  A accumulator(KeySession session) throws Exception {
    return Objects.requireNonNull(states.get(session.start())).accumulator(empty);
  }

  /** What holds of all that has been said of a session, as a state of its own; null if nothing. */
  @Nullable MetricState<A, R> said(KeySession session) throws Exception {
    return switch (session.stage()) {
      case SILENT -> null;
      case SHOWN -> ownCopy(early.get(session.start()));
      case CLOSED -> ownCopy(states.get(session.start()));
    };
  }

  private MetricState<A, R> ownCopy(@Nullable MetricState<A, R> held) {
    return MetricState.of(Objects.requireNonNull(held).accumulator(empty).copy());
  }

  void put(KeySession session) throws Exception {
    sessions.put(session.start(), session.form());
    if (session.stage() != KeySession.Stage.SHOWN) {
      early.remove(session.start());
    }
  }

  void put(KeySession session, A accumulator) throws Exception {
    put(session);
    states.put(session.start(), MetricState.of(accumulator));
  }

  /** Keeps what is shown of a session that is open. */
  void putShown(KeySession session) throws Exception {
    put(session);
    early.put(session.start(), MetricState.of(accumulator(session).copy()));
  }

  void remove(KeySession session) throws Exception {
    sessions.remove(session.start());
    states.remove(session.start());
    early.remove(session.start());
  }
}
