package io.github.cxmetrics.funnel;

/**
 * Assigns the events of one millisecond to steps, each event to one step, by augmenting paths: a
 * step that finds its events taken asks their steps to take others (Kuhn 1955, the Hungarian method
 * without weights).
 */
final class TieAssignment {

  private final int[] eventOfStep;
  private final boolean reuse;
  private int assigned;
  private int visited;

  private int[] mask = new int[0];
  private int from;
  private int to;

  TieAssignment(CompiledFunnel funnel) {
    eventOfStep = new int[funnel.steps];
    reuse = funnel.reuse;
  }

  /** Begins with no step assigned. */
  void begin(ActorEvents events, int newFrom, int newTo) {
    mask = events.mask;
    from = newFrom;
    to = newTo;
    assigned = 0;
  }

  /** Gives a step an event, moving others if need be; false if that cannot be. */
  boolean assign(int step) {
    visited = 1 << step;
    return find(step);
  }

  private boolean find(int step) {
    for (int event = from; event < to; event++) {
      if ((mask[event] >>> step & 1) != 0 && (reuse || stepOf(event) < 0)) {
        return give(step, event);
      }
    }
    for (int event = from; event < to && to - from > 1; event++) {
      if ((mask[event] >>> step & 1) != 0) {
        int owner = stepOf(event);
        if ((visited >>> owner & 1) == 0) {
          visited |= 1 << owner;
          if (find(owner)) {
            return give(step, event);
          }
        }
      }
    }
    return false;
  }

  private boolean give(int step, int event) {
    eventOfStep[step] = event;
    assigned |= 1 << step;
    return true;
  }

  /** The step an event is assigned to; -1 if it is free. */
  int stepOf(int event) {
    for (int rest = assigned; rest != 0; rest &= rest - 1) {
      int step = Integer.numberOfTrailingZeros(rest);
      if (eventOfStep[step] == event) {
        return step;
      }
    }
    return -1;
  }

  int eventOf(int step) {
    return eventOfStep[step];
  }
}
