package io.github.cxmetrics.window;

import java.util.ArrayList;

/** Sessions by when they are to be looked at: a binary heap in which each knows its place. */
final class SessionQueue<A> {

  private final ArrayList<Session<A>> heap = new ArrayList<>();

  int size() {
    return heap.size();
  }

  /** The session to be looked at next; there must be one. */
  Session<A> next() {
    return heap.get(0);
  }

  /** When a session is to be looked at next; the highest long if there is none. */
  long nextDue() {
    return heap.isEmpty() ? Long.MAX_VALUE : heap.get(0).due;
  }

  void add(Session<A> session, long due) {
    session.due = due;
    heap.add(session);
    raise(session, heap.size() - 1);
  }

  void move(Session<A> session, long due) {
    boolean isSooner = due < session.due;
    session.due = due;
    if (isSooner) {
      raise(session, session.place);
    } else {
      lower(session, session.place);
    }
  }

  void remove(Session<A> session) {
    Session<A> last = heap.remove(heap.size() - 1);
    if (last != session) {
      last.place = session.place;
      heap.set(last.place, last);
      raise(last, last.place);
      lower(last, last.place);
    }
  }

  private void raise(Session<A> session, int from) {
    int at = from;
    while (at > 0 && heap.get((at - 1) / 2).due > session.due) {
      put(heap.get((at - 1) / 2), at);
      at = (at - 1) / 2;
    }
    put(session, at);
  }

  private void lower(Session<A> session, int from) {
    int at = from;
    int child = soonerChild(at);
    while (child < heap.size() && heap.get(child).due < session.due) {
      put(heap.get(child), at);
      at = child;
      child = soonerChild(at);
    }
    put(session, at);
  }

  private int soonerChild(int at) {
    int child = 2 * at + 1;
    boolean right = child + 1 < heap.size() && heap.get(child + 1).due < heap.get(child).due;
    return right ? child + 1 : child;
  }

  private void put(Session<A> session, int at) {
    heap.set(at, session);
    session.place = at;
  }
}
