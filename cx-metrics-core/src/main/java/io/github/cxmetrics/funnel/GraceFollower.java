package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;

/**
 * Follows an attempt where a step may have been logged a little before the one it follows: each
 * step is the earliest event not yet taken that is not more than the grace before its predecessor.
 * Where one event could be several steps, those of its millisecond are assigned so that the attempt
 * gets as far as it can, by augmenting paths as in {@link TieAssignment}.
 */
final class GraceFollower {

  private final CompiledFunnel funnel;
  private int visited;

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

  /** The earliest event that can be the next step, if need be by giving others to those before. */
  private int next(
      ActorEvents events, int previous, int limit, long deadline, AttemptState attempt) {
    long earliest = events.at[previous] - funnel.graceMillis;
    int event = previous;
    while (event > 0 && events.at[event - 1] >= earliest) {
      event--;
    }
    visited = 0;
    while (event < limit && events.at[event] <= deadline) {
      if (isOrBecomesFree(event, attempt.level, events, attempt)) {
        return event;
      }
      event++;
    }
    return -1;
  }

  private boolean isOrBecomesFree(int event, int step, ActorEvents events, AttemptState attempt) {
    if ((events.mask[event] >>> step & 1) == 0) {
      return false;
    }
    int owner = stepOf(attempt, event);
    return owner < 0 || givesUp(owner, events, attempt);
  }

  /** Gives a step that was taken another event of the same millisecond. */
  private boolean givesUp(int step, ActorEvents events, AttemptState attempt) {
    if ((visited >>> step & 1) != 0) {
      return false;
    }
    visited |= 1 << step;
    int event = attempt.events[step];
    while (event > 0 && events.at[event - 1] == events.at[event]) {
      event--;
    }
    for (int end = events.tieEnd(event); event < end; event++) {
      if (event != attempt.events[step] && isOrBecomesFree(event, step, events, attempt)) {
        attempt.events[step] = event;
        return true;
      }
    }
    return false;
  }

  private static int stepOf(AttemptState attempt, int event) {
    for (int step = 0; step < attempt.level; step++) {
      if (attempt.events[step] == event) {
        return step;
      }
    }
    return -1;
  }
}
