package io.github.cxmetrics.funnel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Attempts of one actor, in objects that serve actor after actor. */
final class AttemptList {

  private final int steps;
  private final List<AttemptState> attempts = new ArrayList<>();
  private int size;

  AttemptList(CompiledFunnel funnel) {
    steps = funnel.steps;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  AttemptState get(int index) {
    return attempts.get(index);
  }

  /** Adds a copy of an attempt. */
  void add(AttemptState attempt) {
    if (size == attempts.size()) {
      attempts.add(new AttemptState(steps));
    }
    attempts.get(size++).set(attempt);
  }

  void sortByEntry() {
    attempts.subList(0, size).sort(Comparator.comparingLong(attempt -> attempt.times[0]));
  }

  /** Of the attempts in one session, leaves the best. */
  void keepBestOfSessions() {
    attempts.subList(0, size).sort(Comparator.comparingInt(attempt -> attempt.session));
    int kept = 0;
    for (int i = 0; i < size; i++) {
      boolean sameSession = kept > 0 && get(kept - 1).session == get(i).session;
      if (!sameSession) {
        Collections.swap(attempts, kept++, i);
      } else if (get(i).isBetterThan(get(kept - 1))) {
        Collections.swap(attempts, kept - 1, i);
      }
    }
    size = kept;
  }
}
