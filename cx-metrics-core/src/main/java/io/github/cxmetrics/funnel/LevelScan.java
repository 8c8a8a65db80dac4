package io.github.cxmetrics.funnel;

/**
 * The best attempt of steps in a fixed order, in one pass: of the attempts that are at the same
 * level, only that with the latest entry can get further than the others, so one a level is kept.
 *
 * <p>It declines where events of one millisecond have to be assigned to steps; {@link
 * AttemptFollower} answers the same there, and is what this scan is tested against.
 */
final class LevelScan {

  private final CompiledFunnel funnel;
  private final int steps;
  private final EntryFinder finder;

  /* By level, from 1: the events of the attempt at that level, and when it is over. */
  private final int[][] chains;
  private final long[] deadlines;
  private final boolean[] alive;

  LevelScan(CompiledFunnel funnel, EntryFinder finder) {
    this.funnel = funnel;
    steps = funnel.steps;
    this.finder = finder;
    chains = new int[steps + 1][steps];
    deadlines = new long[steps + 1];
    alive = new boolean[steps + 1];
  }

  /**
   * Finds the best attempt.
   *
   * @param best receives it; level 0 if there is no entry
   * @return false if this scan cannot answer
   */
  boolean scan(ActorEvents events, AttemptState best) {
    best.clear();
    for (int level = 1; level < steps; level++) {
      alive[level] = false;
    }
    int size = events.size;
    long[] at = events.at;
    int[] mask = events.mask;
    int i = 0;
    while (i < size && best.level < steps) {
      if (i + 1 < size && at[i + 1] == at[i]) {
        int end = events.tieEnd(i);
        if (!scanTie(events, i, end, best)) {
          return false;
        }
        i = end;
      } else {
        scanEvent(events, i, mask[i] & funnel.stepMask, best);
        i++;
      }
    }
    finish(events, best);
    return true;
  }

  private void scanEvent(ActorEvents events, int i, int steps, AttemptState best) {
    if (funnel.stricter) {
      scanStrictly(events, i, steps, best);
    } else if (funnel.reuse && !funnel.strictIncrease) {
      for (int rest = steps; rest != 0; rest &= rest - 1) {
        take(events, i, Integer.numberOfTrailingZeros(rest), best);
      }
    } else {
      int rest = steps;
      while (rest != 0) {
        int step = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rest);
        take(events, i, step, best);
        rest ^= 1 << step;
      }
    }
  }

  /** Moves the attempt that waits for a step, or begins one. */
  private void take(ActorEvents events, int i, int step, AttemptState best) {
    long now = events.at[i];
    if (step == 0) {
      begin(now, i, best);
    } else if (alive[step] && now <= deadlines[step] && isSoon(events, step, now)) {
      alive[step] = funnel.limitsGaps;
      move(i, step, best);
    }
  }

  /* A repeat of a step starts its gap anew: the latest attempt at a level is also the latest to have
   * come there, and stays when it moves on, for the step may come again. */
  private boolean isSoon(ActorEvents events, int step, long now) {
    return !funnel.limitsGaps
        || funnel.gaps[step] == CompiledFunnel.NO_GAP
        || now - events.at[chains[step][step - 1]] <= funnel.gaps[step];
  }

  private void begin(long now, int i, AttemptState best) {
    long deadline = funnel.deadline(now);
    if (!finder.allows(now, deadline)) {
      return;
    }
    chains[1][0] = i;
    deadlines[1] = deadline;
    alive[1] = true;
    if (best.level == 0) {
      record(1, best);
    }
  }

  private void move(int i, int from, AttemptState best) {
    int to = from + 1;
    System.arraycopy(chains[from], 0, chains[to], 0, from);
    chains[to][from] = i;
    deadlines[to] = deadlines[from];
    alive[to] = true;
    if (to > best.level) {
      record(to, best);
    }
  }

  private void record(int level, AttemptState best) {
    best.level = level;
    System.arraycopy(chains[level], 0, best.events, 0, level);
  }

  /** One event against each attempt, the furthest first: it moves it, breaks it, or leaves it. */
  private void scanStrictly(ActorEvents events, int i, int steps, AttemptState best) {
    for (int level = this.steps - 1; level > 0; level--) {
      if (alive[level]) {
        boolean moves = (steps >>> level & 1) != 0 && events.at[i] <= deadlines[level];
        if (moves) {
          alive[level] = false;
          move(i, level, best);
        } else if (events.at[i] <= deadlines[level]
            && funnel.brokenRule(level, steps, false) != null) {
          alive[level] = false;
        }
      }
    }
    if ((steps & 1) != 0) {
      begin(events.at[i], i, best);
    }
  }

  private boolean scanTie(ActorEvents events, int from, int end, AttemptState best) {
    int union = 0;
    int several = 0;
    for (int i = from; i < end; i++) {
      int steps = events.mask[i] & funnel.stepMask;
      union |= steps;
      several |= steps & steps - 1;
    }
    if (funnel.stricter || (several != 0 && !funnel.reuse)) {
      return false;
    }
    int rest = union;
    while (rest != 0) {
      int step =
          funnel.strictIncrease
              ? Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rest)
              : Integer.numberOfTrailingZeros(rest);
      take(events, firstOf(events, from, step), step, best);
      rest ^= 1 << step;
    }
    return true;
  }

  private static int firstOf(ActorEvents events, int from, int step) {
    int i = from;
    while ((events.mask[i] >>> step & 1) == 0) {
      i++;
    }
    return i;
  }

  private void finish(ActorEvents events, AttemptState best) {
    if (best.level == 0) {
      return;
    }
    best.done = (1 << best.level) - 1;
    for (int step = 0; step < best.level; step++) {
      best.times[step] = events.at[best.events[step]];
    }
    best.endMillis = best.lastStepMillis();
    if (best.level == steps) {
      best.end = Attempt.End.CONVERTED;
    }
  }

  private long aliveUntil(ActorEvents events, int level) {
    long gap = funnel.gaps[level];
    return gap == CompiledFunnel.NO_GAP ? gap : events.at[chains[level][level - 1]] + gap;
  }

  /** The latest time at which any attempt of the actor that was scanned can move on. */
  long openUntil(ActorEvents events) {
    long open = Attempt.NOT_DONE;
    for (int level = 1; level < steps; level++) {
      if (alive[level]) {
        open = Math.max(open, Math.min(deadlines[level], aliveUntil(events, level)));
      }
    }
    return open;
  }
}
