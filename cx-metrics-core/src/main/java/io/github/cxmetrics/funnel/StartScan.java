package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.ConversionWindow.Kind;
import io.github.cxmetrics.state.EventTime;
import java.util.Arrays;

/**
 * The level of the best attempt and nothing else, straight from the cells: of the attempts at the
 * same level only the start of the latest matters. For funnels of required steps without
 * properties, gaps, exclusions, grace and sessions, under any order rules.
 *
 * <p>What an event is cannot be foretold, so the loops over events choose by arithmetic: a branch
 * on the step or on the window would go wrong every few events. With branches, counting ten million
 * events of 400,000 actors took 1.7 times as long under {@code STEP_STRICT} and 2.7 times under
 * {@code NO_REPEAT_OF_REACHED} as under no order rule; now it takes 1.1 and 1.2 times. {@link
 * JourneyReader} is the plain form that the tests compare.
 */
final class StartScan {

  /** Stands for an actor of whom this scan cannot tell. */
  static final int CANNOT_TELL = -1;

  /* So long ago that no window reaches from there, and near enough to be subtracted. */
  private static final long NO_START = -4 * EventTime.FARTHEST_MILLIS;
  private static final long LONGEST_WINDOW = 2 * EventTime.FARTHEST_MILLIS;

  private final CompiledFunnel funnel;
  private final long window;
  private final int stepMask;
  private final int steps;
  private final boolean stricter;
  private final boolean strictIncrease;
  private final boolean reuse;
  private final EntryRange range;
  private final boolean plain;

  /* By the index of the step, from 0: the start of the latest attempt that waits for it. */
  private final long[] starts;

  /* By the index of the step of an event, then of no step: the levels whose attempts it leaves. */
  private final int[] left;

  /* What is handed over between the loop over events and that over ties: the levels of attempts
   * that go on, and the index after the tie. */
  private int aliveInTie;
  private int tieEnd;

  StartScan(CompiledFunnel funnel) {
    this.funnel = funnel;
    window = windowMillis(funnel.definition.window());
    stepMask = funnel.stepMask;
    steps = funnel.steps;
    stricter = funnel.stricter;
    strictIncrease = funnel.strictIncrease;
    reuse = funnel.reuse;
    range = funnel.definition.entries().range();
    plain = !stricter && range.equals(EntryRange.ALL);
    starts = new long[steps + 2];
    left = new int[steps + 1];
    for (int step = 0; step <= steps; step++) {
      left[step] = stepMask;
      for (int level = 1; level < steps; level++) {
        if (level != step && funnel.brokenRule(level, 1 << step & stepMask, false) != null) {
          left[step] &= ~(1 << level);
        }
      }
    }
  }

  private static long windowMillis(ConversionWindow window) {
    return switch (window.kind()) {
      case NONE -> LONGEST_WINDOW;
      case DURATION_EXCLUSIVE -> Math.min(LONGEST_WINDOW, window.length().toMillis() - 1);
      default -> Math.min(LONGEST_WINDOW, window.length().toMillis());
    };
  }

  /** Whether the starts of attempts are all there is to know. */
  static boolean fits(CompiledFunnel funnel, EventLayout layout) {
    Kind window = funnel.definition.window().kind();
    return layout.isSingle()
        && (window == Kind.DURATION || window == Kind.DURATION_EXCLUSIVE || window == Kind.NONE)
        && funnel.fixed
        && !funnel.limitsGaps
        && !funnel.sessions
        && funnel.graceMillis == 0
        && funnel.exclusionFrom.length == 0
        && funnel.definition.entries().choice() == EntryChoice.BEST
        && funnel.definition.entries().filter() == EntryFilter.ALL;
  }

  /**
   * How far an actor got.
   *
   * @param cells the events, in order; see {@link EventLayout}
   * @param from the index of the first
   * @param to the index after the last
   * @return the level, or {@link #CANNOT_TELL}
   */
  int level(long[] cells, int from, int to) {
    Arrays.fill(starts, NO_START);
    int level =
        plain
            ? levelPlainly(cells, from, to, starts, window, stepMask, strictIncrease)
            : levelByRules(cells, from, to, starts);
    if (level == CANNOT_TELL && !stricter) {
      Arrays.fill(starts, NO_START);
      level = levelByMillis(cells, from, to);
    }
    return level;
  }

  /* Events of one millisecond lie in the order of their steps. Starts at a level are never later
   * than those at the level below: one that is too old replaces only one that is too old as well. */
  private static int levelPlainly(
      long[] cells, int from, int to, long[] latest, long window, int stepMask, boolean increase) {
    int level = 0;
    long before = NO_START;
    for (int i = from; i < to; i++) {
      long at = EventLayout.singleMillis(cells[i]);
      int mask = EventLayout.singleMask(cells[i]) & stepMask;
      if ((mask & mask - 1) != 0 || (increase && at == before)) {
        return CANNOT_TELL;
      }
      before = at;
      latest[0] = at;
      int step = Integer.numberOfTrailingZeros(mask);
      long start = latest[step];
      latest[step + 1] = start;
      level = Math.max(level, step + 1 & ~allOnesIfLate(window, at - start));
    }
    return level;
  }

  private static int allOnesIfLate(long window, long passed) {
    return (int) ((window - passed) >> (Long.SIZE - 1));
  }

  private int levelByRules(long[] cells, int from, int to, long[] latest) {
    int[] leftBy = left;
    int level = 0;
    int alive = 0;
    int i = from;
    while (i < to) {
      long at = EventLayout.singleMillis(cells[i]);
      int mask = EventLayout.singleMask(cells[i]) & stepMask;
      if ((mask & mask - 1) != 0) {
        return CANNOT_TELL;
      }
      latest[0] = at;
      alive |= range.contains(at) ? 1 : 0;
      i++;
      if (i < to && EventLayout.singleMillis(cells[i]) == at) {
        aliveInTie = alive;
        int reached = levelOfTie(cells, i - 1, to);
        if (reached == CANNOT_TELL) {
          return CANNOT_TELL;
        }
        level = Math.max(level, reached);
        alive = aliveInTie;
        i = tieEnd;
        continue;
      }
      int step = Integer.numberOfTrailingZeros(mask | 1 << steps);
      long start = latest[step];
      int moves = alive >>> step & ~allOnesIfLate(window, at - start) & 1;
      latest[step + 1] ^= (latest[step + 1] ^ start) & -moves; // only if it moves
      alive = ((alive & leftBy[step] & ~(moves << step)) | (moves << (step + 1))) & stepMask & ~1;
      level = Math.max(level, (step + 1) * moves);
    }
    return level;
  }

  /** Takes events of one millisecond and tells how far they move any attempt. */
  private int levelOfTie(long[] cells, int from, int to) {
    long at = EventLayout.singleMillis(cells[from]);
    int once = 0;
    int twice = 0;
    boolean others = false;
    int i = from;
    while (i < to && EventLayout.singleMillis(cells[i]) == at) {
      int mask = EventLayout.singleMask(cells[i]) & stepMask;
      if ((mask & mask - 1) != 0) {
        return CANNOT_TELL; // which event is which step matters
      }
      twice |= once & mask;
      once |= mask;
      others |= mask == 0;
      i++;
    }
    tieEnd = i;
    return takeTie(once, twice, others, at);
  }

  /* From the furthest level down: who comes to a level later began later, and breaks no rule there
   * that those before did not break. */
  private int takeTie(int once, int twice, boolean others, long at) {
    int furthest = 0;
    aliveInTie &= once | ~1; // nothing begins without the first step
    for (int level = steps - 1; level >= 0; level--) {
      if ((aliveInTie >>> level & 1) != 0 && at - starts[level] <= window) {
        int moves = Integer.numberOfTrailingZeros(~(once >>> level));
        int reached = level + (strictIncrease ? Math.min(1, moves) : moves);
        int taken = (1 << reached) - (1 << level);
        aliveInTie &= ~(1 << level);
        furthest = Math.max(furthest, reached);
        if (reached < steps
            && !breaks(reached, (once & ~taken) | (twice & taken), others, moves > 0)) {
          aliveInTie |= 1 << reached;
          starts[reached] = starts[level];
        }
      }
    }
    aliveInTie &= ~1;
    return furthest;
  }

  private boolean breaks(int level, int events, boolean others, boolean moved) {
    boolean broken = others && funnel.brokenRule(level, 0, moved) != null;
    for (int rest = events; rest != 0 && !broken; rest &= rest - 1) {
      broken = funnel.brokenRule(level, Integer.lowestOneBit(rest), moved) != null;
    }
    return broken;
  }

  /** Takes all events of a millisecond at once, where no order rule but strict increase counts. */
  private int levelByMillis(long[] cells, int from, int to) {
    int level = 0;
    int i = from;
    while (i < to) {
      long at = EventLayout.singleMillis(cells[i]);
      int first = i;
      int mask = 0;
      int several = 0;
      while (i < to && EventLayout.singleMillis(cells[i]) == at) {
        int steps = EventLayout.singleMask(cells[i]) & stepMask;
        mask |= steps;
        several |= steps & steps - 1;
        i++;
      }
      if (several != 0 && !reuse && i - first > 1) {
        return CANNOT_TELL; // which event is which step matters
      }
      boolean oneStepEach = strictIncrease || (several != 0 && !reuse);
      level = Math.max(level, oneStepEach ? takeLastFirst(mask, at) : takeFirstFirst(mask, at));
    }
    return level;
  }

  /* So that no attempt moves twice. */
  private int takeLastFirst(int mask, long at) {
    int level = 0;
    for (int rest = mask; rest != 0; rest &= ~Integer.highestOneBit(rest)) {
      level = Math.max(level, take(Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rest), at));
    }
    return level;
  }

  private int takeFirstFirst(int mask, long at) {
    int level = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      level = Math.max(level, take(Integer.numberOfTrailingZeros(rest), at));
    }
    return level;
  }

  private int take(int step, long at) {
    if (step == 0) {
      starts[0] = range.contains(at) ? at : NO_START;
    }
    long start = starts[step];
    if (at - start > window) {
      return 0;
    }
    starts[step + 1] = start;
    return step + 1;
  }
}
