package io.github.cxmetrics.funnel;

import java.util.Arrays;

/**
 * Steps some of which may be left out or done in any order. A stage is a step, or free steps next
 * to each other.
 *
 * <p>Events are assigned to steps by augmenting paths, as in {@link TieAssignment}. The events that
 * an unfinished stage has from earlier are part of that, so that an event that could be several
 * free steps is assigned anew when a later one needs its step. Stages that must be done come first:
 * an optional step must not take the event that a required one needs.
 */
final class StageProgress extends Progress {

  private static final int NONE = -1;

  /* The events to assign: those of before, of an unfinished stage, then those of the millisecond. */
  private int[] masks = new int[8];
  private int size;
  private int carried;
  private int firstEvent;

  /* By the index of the step, from 0: its event, as an index of the masks. */
  private final int[] eventOfStep;
  private final int[] carriedMask;
  private int visited;

  StageProgress(CompiledFunnel funnel) {
    super(funnel);
    eventOfStep = new int[funnel.steps];
    carriedMask = new int[funnel.steps];
  }

  @Override
  void advance(ActorEvents events, int from, int to) {
    load(events, from, to);
    int before = attempt.done;
    int last = before == 0 ? NONE : last(before);
    int stage = before == 0 ? funnel.firstStepsMask : unfinished(last);
    while (stage != 0) {
      assignAll(stage);
      if ((attempt.done & stage) != 0) {
        last = last(stage);
      }
      stage = (attempt.done & stage) == stage ? nextRequired(last(stage)) : 0;
    }
    if (attempt.done != 0) {
      assignOptional(before == 0 ? NONE : last(before), last);
    }
    report(events);
  }

  private void load(ActorEvents events, int from, int to) {
    Arrays.fill(eventOfStep, NONE);
    size = 0;
    int open = attempt.done == 0 ? 0 : funnel.stageOf(last(attempt.done));
    ensureRoom(funnel.steps + to - from);
    for (int rest = open & attempt.done; rest != 0; rest &= rest - 1) {
      int step = Integer.numberOfTrailingZeros(rest);
      eventOfStep[step] = size;
      masks[size++] = carriedMask[step] & open;
    }
    carried = size;
    firstEvent = from;
    for (int event = from; event < to; event++) {
      masks[size++] = events.mask[event] & funnel.stepMask;
    }
  }

  private void ensureRoom(int needed) {
    if (needed > masks.length) {
      masks = new int[needed + (needed >> 1)];
    }
  }

  private static int last(int steps) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(steps);
  }

  /** The stage of a step if some of it is left to do, otherwise the next that must be done. */
  private int unfinished(int step) {
    int stage = funnel.stageOf(step);
    return (attempt.done & stage) == stage ? nextRequired(last(stage)) : stage;
  }

  private int nextRequired(int step) {
    int next = step + 1;
    while (next < funnel.steps && isOptional(next)) {
      next++;
    }
    return next < funnel.steps ? funnel.stageOf(next) : 0;
  }

  private boolean isOptional(int step) {
    return funnel.definition.steps().get(step).kind() == FunnelStep.Kind.OPTIONAL;
  }

  private void assignAll(int stage) {
    for (int rest = stage & ~attempt.done; rest != 0; rest &= rest - 1) {
      assign(Integer.numberOfTrailingZeros(rest));
    }
  }

  /** Optional steps on the way and directly behind, the last one first: it is the furthest. */
  private void assignOptional(int before, int reached) {
    int stage = funnel.stageOf(reached);
    int end = (attempt.done & stage) == stage ? reached + 1 : reached;
    while (end < funnel.steps && end > reached && isOptional(end)) {
      end++;
    }
    for (int step = end - 1; step > before; step--) {
      if (isOptional(step)) {
        assign(step);
      }
    }
  }

  private void assign(int step) {
    visited = 1 << step;
    if (find(step)) {
      attempt.done |= 1 << step;
    }
  }

  private boolean find(int step) {
    for (int event = carried; event < size; event++) {
      if (couldBe(event, step) && (funnel.reuse || stepOf(event) == NONE)) {
        eventOfStep[step] = event;
        return true;
      }
    }
    for (int event = 0; event < size && !funnel.reuse; event++) {
      int owner = couldBe(event, step) ? stepOf(event) : NONE;
      if (owner != NONE && (visited >>> owner & 1) == 0) {
        visited |= 1 << owner;
        if (find(owner)) {
          eventOfStep[step] = event;
          return true;
        }
      }
    }
    return false;
  }

  private boolean couldBe(int event, int step) {
    return (masks[event] >>> step & 1) != 0;
  }

  private int stepOf(int event) {
    for (int step = 0; step < eventOfStep.length; step++) {
      if (eventOfStep[step] == event) {
        return step;
      }
    }
    return NONE;
  }

  /** Within a stage steps are reported in the order they were done. */
  private void report(ActorEvents events) {
    for (int step = 0; step < funnel.steps; step++) {
      if (eventOfStep[step] >= carried) {
        int place = Integer.numberOfTrailingZeros(funnel.stageOf(step));
        while (attempt.times[place] != Attempt.NOT_DONE) {
          place++;
        }
        int event = firstEvent + eventOfStep[step] - carried;
        attempt.times[place] = events.at[event];
        attempt.events[place] = event;
        attempt.level = Math.max(attempt.level, place + 1);
      }
      if (eventOfStep[step] != NONE) {
        carriedMask[step] = masks[eventOfStep[step]];
      }
    }
  }

  /* A step of an unfinished stage may come again and set its event free for another step. */
  @Override
  int wanted(long now) {
    int open = attempt.done == 0 ? 0 : unfinished(last(attempt.done));
    return (funnel.stepMask & ~attempt.done) | open;
  }

  @Override
  boolean isTaken(int event) {
    return stepOf(carried + event - firstEvent) != NONE;
  }
}
