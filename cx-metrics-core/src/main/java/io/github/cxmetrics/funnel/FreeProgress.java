package io.github.cxmetrics.funnel;

/**
 * Steps of which neighbours may be done in any order. Within such a stage an event that could be
 * several steps is assigned anew when a later one needs its step, so that as many as possible are
 * done.
 */
final class FreeProgress extends Progress {

  /* By the index of the step, from 0: the steps that the event it was given could be. */
  private final int[] choices;
  private int visited;
  private final int[] taken;
  private int takenCount;

  FreeProgress(CompiledFunnel funnel) {
    super(funnel);
    choices = new int[funnel.steps];
    taken = new int[funnel.steps];
  }

  @Override
  void advance(ActorEvents events, int from, int to) {
    takenCount = 0;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int event = from; event < to; event++) {
        if ((funnel.reuse || !isTaken(event)) && take(events, event)) {
          moved = true;
        }
      }
    }
  }

  private boolean take(ActorEvents events, int event) {
    int next = funnel.next(attempt.done);
    int steps = events.mask[event] & funnel.stepMask;
    int before = attempt.done;
    if ((steps & next) != 0) {
      give(furthest(steps & next), steps);
    } else if (next != 0 && funnel.isFree(Integer.numberOfTrailingZeros(next)) && before != 0) {
      visited = 0;
      if (!augment(steps & funnel.stageOf(Integer.numberOfTrailingZeros(next)), steps)) {
        return false;
      }
    } else {
      return false;
    }
    int step = Integer.numberOfTrailingZeros(attempt.done & ~before);
    int place = place(step);
    attempt.times[place] = events.at[event];
    attempt.events[place] = event;
    attempt.level = place + 1;
    taken[takenCount++] = event;
    return true;
  }

  /** Of the steps an event could be next, one that goes furthest: optional ones are left out. */
  private static int furthest(int steps) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(steps);
  }

  private void give(int step, int steps) {
    choices[step] = steps;
    attempt.done |= 1 << step;
  }

  /** Gives an event a step of its stage whose event can take another instead. */
  private boolean augment(int candidates, int steps) {
    int next = funnel.next(attempt.done);
    for (int rest = candidates & ~visited; rest != 0; rest &= rest - 1) {
      int step = Integer.numberOfTrailingZeros(rest);
      visited |= 1 << step;
      if ((attempt.done >>> step & 1) == 0) {
        give(step, steps);
        return true;
      }
      int others = choices[step] & funnel.stageOf(step);
      if (others != 0 && (others & (next | attempt.done)) != 0 && augment(others, choices[step])) {
        choices[step] = steps;
        return true;
      }
    }
    return false;
  }

  /** Within a stage steps are reported in the order they were done. */
  private int place(int step) {
    int stage = funnel.stageOf(step);
    int before = Integer.numberOfTrailingZeros(stage);
    return before + Integer.bitCount(attempt.done & stage) - 1;
  }

  @Override
  boolean isTaken(int event) {
    for (int i = 0; i < takenCount; i++) {
      if (taken[i] == event) {
        return true;
      }
    }
    return false;
  }
}
