package io.github.cxmetrics.funnel;

import java.util.Arrays;

/**
 * Where the events of each step stand among those of one actor, so that an attempt can be followed
 * from one event it may want to the next. Following the many attempts of a busy actor event by
 * event would take the square of the events.
 */
final class StepIndex {

  /** Says that nothing more comes. */
  static final int NONE = Integer.MAX_VALUE;

  private final int steps;

  /* By the index of the step, then of all exclusions: the first event of each such millisecond. */
  private final int[][] groups;
  private final int[] sizes;

  StepIndex(CompiledFunnel funnel) {
    steps = funnel.steps;
    groups = new int[steps + 1][0];
    sizes = new int[steps + 1];
  }

  /** Reads events anew. */
  void build(ActorEvents events) {
    Arrays.fill(sizes, 0);
    for (int from = 0; from < events.size; ) {
      int end = events.tieEnd(from);
      int union = 0;
      for (int i = from; i < end; i++) {
        union |= events.mask[i];
      }
      if (union >>> steps != 0) {
        add(steps, from);
      }
      for (int rest = union & (1 << steps) - 1; rest != 0; rest &= rest - 1) {
        add(Integer.numberOfTrailingZeros(rest), from);
      }
      from = end;
    }
  }

  private void add(int list, int event) {
    if (sizes[list] == groups[list].length) {
      groups[list] = Arrays.copyOf(groups[list], Math.max(16, sizes[list] + (sizes[list] >> 1)));
    }
    groups[list][sizes[list]++] = event;
  }

  /**
   * The first event of the next millisecond that has an exclusion or one of some steps.
   *
   * @param wanted the steps, as bits
   * @param from the index at which to begin, the first of its millisecond
   */
  int next(int wanted, int from) {
    int next = nextIn(steps, from);
    for (int rest = wanted; rest != 0; rest &= rest - 1) {
      next = Math.min(next, nextIn(Integer.numberOfTrailingZeros(rest), from));
    }
    return next;
  }

  private int nextIn(int list, int from) {
    int found = Arrays.binarySearch(groups[list], 0, sizes[list], from);
    int at = found < 0 ? -found - 1 : found;
    return at < sizes[list] ? groups[list][at] : NONE;
  }
}
