package io.github.cxmetrics.funnel;

/** Steps in a fixed order, all of which must be done. */
final class FixedProgress extends Progress {

  private final TieAssignment ties;

  FixedProgress(CompiledFunnel funnel) {
    super(funnel);
    ties = new TieAssignment(funnel);
  }

  @Override
  void advance(ActorEvents events, int from, int to) {
    ties.begin(events, from, to);
    int most = funnel.strictIncrease ? Math.min(attempt.level + 1, funnel.steps) : funnel.steps;
    int reached = attempt.level;
    while (reached < most && ties.assign(reached)) {
      reached++;
    }
    for (int step = attempt.level; step < reached; step++) {
      done(events, step, step, ties.eventOf(step));
    }
    attempt.level = reached;
  }

  @Override
  int wanted(long now) {
    return 1 << attempt.level & funnel.stepMask;
  }

  @Override
  boolean isTaken(int event) {
    return ties.stepOf(event) >= 0;
  }
}
