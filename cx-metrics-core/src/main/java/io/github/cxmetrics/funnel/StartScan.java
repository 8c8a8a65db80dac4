package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.EventTime;
import java.util.Arrays;

/**
 * The level of the best attempt and nothing else, straight from the cells: of the attempts at the
 * same level only the start of the latest matters. Half the time of {@link LevelScan}, for funnels
 * without properties, gaps and exclusions.
 */
final class StartScan {

  /** Stands for an actor of whom this scan cannot tell. */
  static final int CANNOT_TELL = -1;

  /* So long ago that no window reaches from there. */
  private static final long NO_START = -4 * EventTime.FARTHEST_MILLIS;

  private final CompiledFunnel funnel;
  private final long window;
  private final int stepMask;
  private final int steps;

  /* By the index of the step, from 0: the start of the latest attempt that waits for it. */
  private final long[] starts;

  /* By the index of the step of an event: the levels, as bits, whose attempts it ends. */
  private final int[] ends;

  StartScan(CompiledFunnel funnel) {
    this.funnel = funnel;
    window = funnel.definition.window().length().toMillis();
    stepMask = funnel.stepMask;
    steps = funnel.steps;
    starts = new long[steps + 1];
    ends = new int[steps];
    for (int step = 0; step < steps; step++) {
      for (int level = 1; level < steps; level++) {
        if (level != step && funnel.brokenRule(level, 1 << step, false) != null) {
          ends[step] |= 1 << level;
        }
      }
    }
  }

  /** Whether the starts of attempts are all there is to know. */
  static boolean fits(CompiledFunnel funnel, EventLayout layout) {
    return funnel.allowsLevelScan()
        && !funnel.limitsGaps
        && !funnel.contiguous
        && layout.isSingle()
        && funnel.definition.window().kind() == ConversionWindow.Kind.DURATION
        && funnel.definition.entries().range().equals(EntryRange.ALL);
  }

  int level(long[] cells, int from, int to) {
    Arrays.fill(starts, NO_START);
    return funnel.stricter || funnel.strictIncrease
        ? levelStrictly(cells, from, to)
        : levelPlainly(cells, from, to);
  }

  /* Events of one millisecond lie in the order of their steps. */
  private int levelPlainly(long[] cells, int from, int to) {
    long[] latest = starts;
    int level = 0;
    for (int i = from; i < to; i++) {
      long at = EventLayout.singleMillis(cells[i]);
      int mask = EventLayout.singleMask(cells[i]) & stepMask;
      if ((mask & mask - 1) != 0) {
        return CANNOT_TELL;
      }
      latest[0] = at;
      int step = Integer.numberOfTrailingZeros(mask);
      long start = latest[step];
      if (at - start <= window) {
        latest[step + 1] = start;
        level = Math.max(level, step + 1);
      }
    }
    return level;
  }

  private int levelStrictly(long[] cells, int from, int to) {
    long[] latest = starts;
    int level = 0;
    int i = from;
    while (i < to) {
      long at = EventLayout.singleMillis(cells[i]);
      int mask = EventLayout.singleMask(cells[i]) & stepMask;
      int several = mask & mask - 1;
      i++;
      while (i < to && EventLayout.singleMillis(cells[i]) == at) {
        several |= funnel.stricter ? 1 : 0;
        int more = EventLayout.singleMask(cells[i]) & stepMask;
        several |= more & more - 1;
        mask |= more;
        i++;
      }
      if (several != 0) {
        return CANNOT_TELL;
      }
      latest[0] = at;
      while (mask != 0) { // the last step first, so that no attempt moves twice
        int step = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(mask);
        mask ^= 1 << step;
        level = Math.max(level, take(step, at));
      }
    }
    return level;
  }

  /** Ends what an event ends, moves what it moves, and tells how far; 0 if it moves nothing. */
  private int take(int step, long at) {
    long start = starts[step];
    for (int rest = ends[step]; rest != 0; rest &= rest - 1) {
      starts[Integer.numberOfTrailingZeros(rest)] = NO_START;
    }
    if (at - start > window) {
      return 0;
    }
    starts[step] = NO_START;
    starts[step + 1] = start;
    return step + 1;
  }
}
