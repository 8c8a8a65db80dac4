package io.github.cxmetrics.window;

import java.util.ArrayList;
import java.util.List;

/** The sessions of a key in the order of their times, a gap apart. */
final class KeySessions<A> {

  private final ArrayList<Session<A>> sessions = new ArrayList<>(1);

  List<Session<A>> all() {
    return sessions;
  }

  /** The index of the first session that a record at a time is not a gap after. */
  int firstNear(long atMillis, long gap) {
    int at = sessions.size();
    while (at > 0 && atMillis - sessions.get(at - 1).last < gap) {
      at--;
    }
    return at;
  }

  /** The index after the last session that a record at a time is not a gap before. */
  int endNear(long atMillis, long gap) {
    int end = sessions.size();
    while (end > 0 && sessions.get(end - 1).first - atMillis >= gap) {
      end--;
    }
    return end;
  }
}
