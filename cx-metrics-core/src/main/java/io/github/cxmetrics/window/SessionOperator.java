package io.github.cxmetrics.window;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of each key.
 *
 * <p>A session waits in a queue for when it may close; a record that extends it leaves it there,
 * and when its turn comes too early it is put back. So a record costs a look-up and no more.
 */
final class SessionOperator<T, K, A extends Accumulator<A, R>, R> extends WindowOperator<T, K, R> {

  private final Metric<T, A, R> metric;
  private final SessionWindows sessions;
  private final long gap;
  private final KeyTable<KeySessions<A>> byKey = new KeyTable<>();
  private final SessionQueue<A> queue = new SessionQueue<>();

  SessionOperator(
      WindowedMetric<T, K, A, R> description,
      SessionWindows sessions,
      Consumer<? super WindowResult<K, R>> results,
      Consumer<? super WindowRejection<T>> rejects) {
    super(description, results, rejects);
    metric = description.metric();
    this.sessions = sessions;
    gap = sessions.gap().toMillis();
  }

  @Override
  void add(T record, long atMillis) {
    if (isRefused(record, atMillis)) {
      return;
    }
    KeySessions<A> known = byKey.get(keys.idOf(record));
    int from = known == null ? 0 : known.firstNear(atMillis, gap);
    int to = known == null ? 0 : known.endNear(atMillis, gap);
    if (known == null || from == to) {
      begin(record, atMillis);
    } else if (to - from == 1 && !known.all().get(from).isEmitted) {
      extend(record, atMillis, known.all().get(from));
    } else {
      new SessionMerge<>(this, known, from, to).add(record, atMillis);
    }
  }

  /** Begins a session with a record that is near none. */
  private void begin(T record, long atMillis) {
    Window window = sessions.windowOf(atMillis);
    if (isFinal(window.endMillis())) {
      reject(record, Reason.LATE, atMillis, window);
      return;
    }
    A fresh = metric.newAccumulator();
    if (!addTo(metric, fresh, record, atMillis)) {
      return;
    }
    saw(atMillis); // what this closes makes room
    long key = keys.idOf(record);
    Reason full = full(key);
    if (full != null) {
      reject(record, full, atMillis, window);
      return;
    }
    counts.added++;
    Session<A> session = new Session<>(key, atMillis, fresh);
    keep(session);
    emitIfClosed(session);
  }

  /** Adds a record to the only session near it, which was not emitted. */
  private void extend(T record, long atMillis, Session<A> session) {
    if (addTo(metric, session.accumulator, record, atMillis)) {
      counts.added++;
      session.first = Math.min(session.first, atMillis);
      session.last = Math.max(session.last, atMillis);
      saw(atMillis);
    }
  }

  private boolean isFinal(long end) {
    long now = watermark();
    return now != NONE && end + lateness <= now;
  }

  private void keep(Session<A> session) {
    KeySessions<A> sessions = byKey.get(session.key);
    if (sessions == null) {
      sessions = new KeySessions<>();
    }
    sessions.all().add(sessions.firstNear(session.first, gap), session);
    keys.opened(session.key);
    byKey.put(session.key, sessions);
    queue.add(session, session.last + gap);
    closesAt(session.due);
  }

  /** Emits a session that is new in this form, if the watermark has passed its end already. */
  void emitIfClosed(Session<A> session) {
    long end = session.last + gap;
    session.isEmitted = end <= watermark();
    session.revision = 0;
    schedule(session, session.isEmitted ? end + lateness : end);
    if (session.isEmitted) {
      emit(Kind.FIRST, session, session.accumulator.result());
    }
  }

  void emit(Kind kind, Session<A> session, R result) {
    emit(kind, session.key, session.window(gap), result, session.revision);
  }

  private void schedule(Session<A> session, long due) {
    queue.move(session, due);
    closesAt(due);
  }

  /** Takes a session away that has become part of another one. */
  void drop(Session<A> session) {
    queue.remove(session);
    forget(session);
  }

  private void forget(Session<A> session) {
    KeySessions<A> sessions = sessionsOf(session.key);
    sessions.all().remove(session);
    if (sessions.all().isEmpty()) {
      byKey.remove(session.key);
    }
    keys.closed(session.key);
  }

  private KeySessions<A> sessionsOf(long key) {
    return Objects.requireNonNull(byKey.get(key));
  }

  Metric<T, A, R> metric() {
    return metric;
  }

  @Override
  long close(long watermark) {
    List<Session<A>> closed = new ArrayList<>();
    List<Session<A>> over = new ArrayList<>();
    while (queue.nextDue() <= watermark) {
      look(queue.next(), watermark, closed, over);
    }
    closed.sort(
        Comparator.comparing((Session<A> session) -> session.window(gap))
            .thenComparing((a, b) -> keys.compare(a.key, b.key)));
    for (Session<A> session : closed) {
      emit(Kind.FIRST, session, session.accumulator.result());
    }
    over.forEach(this::forget);
    return queue.nextDue();
  }

  private void look(
      Session<A> session, long watermark, List<Session<A>> closed, List<Session<A>> over) {
    long end = session.last + gap;
    if (end <= watermark && !session.isEmitted) {
      session.isEmitted = true;
      closed.add(session);
    }
    long due = session.isEmitted ? end + lateness : end;
    if (due <= watermark) {
      queue.remove(session);
      over.add(session);
    } else {
      queue.move(session, due);
    }
  }

  @Override
  int panes() {
    return queue.size();
  }

  @Override
  long waiting() {
    long[] waiting = {0};
    byKey.forEach(
        (key, sessions) -> {
          for (Session<A> session : sessions.all()) {
            waiting[0] += session.isEmitted ? 0 : 1;
          }
        });
    return waiting[0];
  }

  @Override
  long startAt(long watermark) {
    return Long.MAX_VALUE;
  }

  @Override
  void writePanes(StateWriter out) {
    long[] ids = byKey.keys();
    keys.sort(ids);
    out.writeCount(ids.length);
    for (long id : ids) {
      KeySessions<A> sessions = sessionsOf(id);
      keys.write(id, out);
      out.writeCount(sessions.all().size());
      sessions.all().forEach(session -> write(session, out));
    }
  }

  private void write(Session<A> session, StateWriter out) {
    out.writeLong(session.first);
    out.writeCount(session.last - session.first);
    out.writeCount(session.revision);
    session.accumulator.writeTo(out);
  }

  @Override
  void readPanes(StateReader in) {
    A empty = metric.newAccumulator();
    int count = in.readLength(2);
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long key = keys.read(in);
      readSessions(in, key, empty);
      if (i > 0 && keys.compare(previous, key) >= 0) {
        throw new StateFormatException("keys of sessions must ascend");
      }
      previous = key;
    }
  }

  private void readSessions(StateReader in, long key, A empty) {
    int count = in.readLength(Long.BYTES + 2);
    if (count == 0) {
      throw new StateFormatException("key must have a session");
    }
    @Nullable Session<A> previous = null;
    for (int i = 0; i < count; i++) {
      Session<A> session = readSession(in, key, empty);
      if (previous != null && session.first - previous.last < gap) {
        throw new StateFormatException(
            "sessions of a key must be a gap apart, was " + session.window(gap));
      }
      keep(session);
      schedule(session, session.isEmitted ? session.last + gap + lateness : session.last + gap);
      previous = session;
    }
  }

  private Session<A> readSession(StateReader in, long key, A empty) {
    long first = in.readLong();
    EventTime.requireRead(first);
    long length = in.readCount(0, Math.max(0, greatest() - first), "length of a session");
    int revision = (int) in.readCount(0, Integer.MAX_VALUE, "number of corrections");
    Session<A> session = new Session<>(key, first, empty.readFrom(in.part(0)));
    session.last = first + length;
    session.revision = revision;
    session.isEmitted = session.last + gap <= watermark();
    if (session.last > greatest() || isFinal(session.last + gap)) {
      throw new StateFormatException(
          "session must not end after the greatest time nor be final, was " + session.window(gap));
    }
    if (revision > 0 && !session.isEmitted) {
      throw new StateFormatException(
          "corrected session must be emitted, was " + session.window(gap));
    }
    return session;
  }
}
