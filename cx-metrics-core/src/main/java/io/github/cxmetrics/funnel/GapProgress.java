package io.github.cxmetrics.funnel;

import java.util.Arrays;

/**
 * Steps in a fixed order, some of which must come soon after the one before. For each level there
 * is the chain that reached it last, because a repeat of a step starts the gap anew.
 */
final class GapProgress extends Progress {

  private final TieAssignment ties;
  private final int[][] chains;
  private final long[] lastMillis;
  private int assignedToFurthest;
  private final int[] takenByFurthest;

  GapProgress(CompiledFunnel funnel) {
    super(funnel);
    ties = new TieAssignment(funnel);
    chains = new int[funnel.steps + 1][funnel.steps];
    lastMillis = new long[funnel.steps + 1];
    takenByFurthest = new int[funnel.steps];
  }

  @Override
  void begin(AttemptState newAttempt) {
    super.begin(newAttempt);
    Arrays.fill(lastMillis, Attempt.NOT_DONE);
    assignedToFurthest = 0;
  }

  /* From the furthest level down, so that what is taken here is not gone on from twice. */
  @Override
  void advance(ActorEvents events, int from, int to) {
    int furthest = attempt.level;
    assignedToFurthest = 0;
    for (int level = furthest; level >= Math.min(1, furthest); level--) {
      if (level == 0 || canFollow(level, events.at[from])) {
        int reached = assignFrom(level, events, from, to);
        if (level == furthest) {
          rememberTaken(level, reached);
        }
        take(events, level, reached);
      }
    }
    if (attempt.level > furthest) {
      report(events);
    }
  }

  private boolean canFollow(int level, long now) {
    return lastMillis[level] != Attempt.NOT_DONE && now - lastMillis[level] <= gapAfter(level);
  }

  private long gapAfter(int level) {
    return level < funnel.steps ? funnel.gaps[level] : CompiledFunnel.NO_GAP;
  }

  private int assignFrom(int level, ActorEvents events, int from, int to) {
    ties.begin(events, from, to);
    int reached = level;
    while (reached < funnel.steps
        && !(funnel.strictIncrease && reached > level)
        && ties.assign(reached)) {
      reached++;
    }
    return reached;
  }

  private void rememberTaken(int level, int reached) {
    for (int step = level; step < reached; step++) {
      takenByFurthest[assignedToFurthest++] = ties.eventOf(step);
    }
  }

  private void take(ActorEvents events, int level, int reached) {
    for (int to = level + 1; to <= reached; to++) {
      System.arraycopy(chains[level], 0, chains[to], 0, level);
      for (int step = level; step < to; step++) {
        chains[to][step] = ties.eventOf(step);
      }
      lastMillis[to] = events.at[ties.eventOf(to - 1)];
    }
    attempt.level = Math.max(attempt.level, reached);
  }

  private void report(ActorEvents events) {
    for (int step = 0; step < attempt.level; step++) {
      done(events, step, step, chains[attempt.level][step]);
    }
  }

  @Override
  boolean isTaken(int event) {
    for (int i = 0; i < assignedToFurthest; i++) {
      if (takenByFurthest[i] == event) {
        return true;
      }
    }
    return false;
  }

  @Override
  int wanted(long now) {
    int steps = 0;
    for (int level = 1; level <= attempt.level; level++) {
      steps |= canFollow(level, now) ? 1 << level : 0;
    }
    return steps & funnel.stepMask;
  }

  @Override
  long aliveUntil() {
    long alive = Attempt.NOT_DONE;
    for (int level = 1; level <= attempt.level; level++) {
      if (lastMillis[level] != Attempt.NOT_DONE) {
        long gap = gapAfter(level);
        alive = Math.max(alive, gap == CompiledFunnel.NO_GAP ? gap : lastMillis[level] + gap);
      }
    }
    return alive;
  }
}
