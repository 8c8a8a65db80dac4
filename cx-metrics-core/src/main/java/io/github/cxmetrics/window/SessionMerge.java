package io.github.cxmetrics.window;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.window.WindowResult.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record does to sessions near it, some of which were emitted: it corrects the only one, or
 * makes one of them all.
 */
final class SessionMerge<T, K, A extends Accumulator<A, R>, R> {

  private final SessionOperator<T, K, A, R> operator;
  private final List<Session<A>> near;
  private final Session<A> kept;

  SessionMerge(SessionOperator<T, K, A, R> operator, KeySessions<A> sessions, int from, int to) {
    this.operator = operator;
    near = List.copyOf(sessions.all().subList(from, to));
    kept = near.get(0);
  }

  void add(T record, long atMillis) {
    long first = Math.min(kept.first, atMillis);
    long last = Math.max(near.get(near.size() - 1).last, atMillis);
    boolean isSame = near.size() == 1 && first == kept.first && last == kept.last;
    boolean replaces = isSame && operator.correction == Correction.UPDATE;
    List<R> before = replaces ? List.of() : results();
    if (!operator.addTo(operator.metric(), kept.accumulator, record, atMillis)) {
      return;
    }
    operator.counts.added++;
    withdraw(before);
    if (isSame) {
      kept.revision++;
      operator.emit(Kind.UPDATED, kept, kept.accumulator.result());
    } else {
      join(first, last);
      operator.emitIfClosed(kept);
    }
    operator.saw(atMillis);
  }

  /** The results that were emitted, in the order of their sessions. */
  private List<R> results() {
    List<R> results = new ArrayList<>();
    for (Session<A> session : near) {
      if (session.isEmitted) {
        results.add(session.accumulator.result());
      }
    }
    return results;
  }

  private void withdraw(List<R> before) {
    int next = 0;
    for (Session<A> session : near) {
      if (session.isEmitted && next < before.size()) {
        operator.emit(Kind.RETRACTED, session, before.get(next++));
      }
    }
  }

  private void join(long first, long last) {
    for (Session<A> session : near.subList(1, near.size())) {
      kept.accumulator.merge(session.accumulator);
      operator.drop(session);
    }
    kept.first = first;
    kept.last = last;
  }
}
