package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;

/**
 * Follows an attempt where a step may have been logged a little before the one it follows: each
 * step is the earliest event not yet taken that is not more than the grace before its predecessor.
 */
final class GraceFollower {

  private final CompiledFunnel funnel;

  GraceFollower(CompiledFunnel funnel) {
    this.funnel = funnel;
  }

  void follow(ActorEvents events, int entry, int limit, long deadline, AttemptState attempt) {
    int event = entry;
    while ((events.mask[event] & 1) == 0) {
      event++;
    }
    take(event, events.at[entry], attempt);
    while (attempt.level < funnel.steps) {
      int next = next(events, event, limit, deadline, attempt);
      if (next < 0) {
        return;
      }
      event = next;
      take(event, Math.max(events.at[event], attempt.lastStepMillis()), attempt);
    }
    attempt.end = End.CONVERTED;
    attempt.openUntil = Attempt.NOT_DONE;
  }

  private static void take(int event, long counted, AttemptState attempt) {
    attempt.times[attempt.level] = counted;
    attempt.events[attempt.level] = event;
    attempt.done |= 1 << attempt.level;
    attempt.level++;
  }

  private int next(
      ActorEvents events, int previous, int limit, long deadline, AttemptState attempt) {
    long earliest = events.at[previous] - funnel.graceMillis;
    int event = previous;
    while (event > 0 && events.at[event - 1] >= earliest) {
      event--;
    }
    while (event < limit && events.at[event] <= deadline) {
      if ((events.mask[event] >>> attempt.level & 1) != 0 && !isTaken(attempt, event)) {
        return event;
      }
      event++;
    }
    return -1;
  }

  private static boolean isTaken(AttemptState attempt, int event) {
    for (int step = 0; step < attempt.level; step++) {
      if (attempt.events[step] == event) {
        return true;
      }
    }
    return false;
  }
}
