package io.github.cxmetrics.funnel;

import java.util.Arrays;

/**
 * The level of the best attempt and nothing else, straight from the cells: of the attempts at the
 * same level only the start of the latest matters. Half the time of {@link LevelScan}, for the
 * plainest funnels.
 */
final class StartScan {

  /** Stands for an actor of whom this scan cannot tell. */
  static final int CANNOT_TELL = -1;

  /* So long ago that no window reaches from there. */
  private static final long NO_START = -4 * EventLayout.MOST_MILLIS;

  private final long window;
  private final int stepMask;

  /* By the index of the step, from 0: the start of the latest attempt that waits for it. */
  private final long[] starts;

  StartScan(CompiledFunnel funnel) {
    window = funnel.definition.window().length().toMillis();
    stepMask = funnel.stepMask;
    starts = new long[funnel.steps + 1];
  }

  /** Whether the starts of attempts are all there is to know. */
  static boolean fits(CompiledFunnel funnel, EventLayout layout) {
    return funnel.allowsLevelScan()
        && !funnel.limitsGaps
        && !funnel.stricter
        && !funnel.strictIncrease
        && layout.isSingle()
        && funnel.definition.window().kind() == ConversionWindow.Kind.DURATION
        && funnel.definition.entries().range().equals(EntryRange.ALL);
  }

  /* Events of one millisecond lie in the order of their steps. */
  int level(long[] cells, int from, int to) {
    long[] latest = starts;
    Arrays.fill(latest, NO_START);
    int level = 0;
    for (int i = from; i < to; i++) {
      long at = EventLayout.singleMillis(cells[i]);
      int steps = EventLayout.singleMask(cells[i]) & stepMask;
      if ((steps & steps - 1) != 0) {
        return CANNOT_TELL;
      }
      latest[0] = at;
      int step = Integer.numberOfTrailingZeros(steps);
      long start = latest[step];
      if (at - start <= window) {
        latest[step + 1] = start;
        level = Math.max(level, step + 1);
      }
    }
    return level;
  }
}
