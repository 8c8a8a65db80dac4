package io.github.cxmetrics.funnel;

/** Steps in a fixed order, some of which may be left out. */
final class FixedProgress extends Progress {

  private final TieAssignment ties;

  FixedProgress(CompiledFunnel funnel) {
    super(funnel);
    ties = new TieAssignment(funnel);
  }

  /* Required steps first: an optional one must not take the event that a required one needs. */
  @Override
  void advance(ActorEvents events, int from, int to) {
    ties.begin(events, from, to);
    int reached = attempt.level;
    int required = nextRequired(reached);
    while (required <= funnel.steps && ties.assign(required - 1)) {
      reached = required;
      required = funnel.strictIncrease ? Integer.MAX_VALUE : nextRequired(reached);
    }
    if (!funnel.fixed && reached > 0) {
      reached = assignOptional(reached);
    }
    for (int step = attempt.level; step < reached; step++) {
      if ((ties.assigned() >>> step & 1) != 0) {
        done(events, step, step, ties.eventOf(step));
      }
    }
    attempt.level = reached;
  }

  private int nextRequired(int level) {
    int next = level + 1;
    while (next < funnel.steps && isOptional(next)) {
      next++;
    }
    return next;
  }

  private boolean isOptional(int step) {
    return funnel.definition.steps().get(step - 1).kind() == FunnelStep.Kind.OPTIONAL;
  }

  /** Optional steps on the way to where the attempt got, and directly behind. */
  private int assignOptional(int reached) {
    int last = reached;
    for (int step = attempt.level + 1; step < nextRequired(reached); step++) {
      if (isOptional(step) && ties.assign(step - 1)) {
        last = Math.max(last, step);
      }
    }
    return last;
  }

  @Override
  boolean isTaken(int event) {
    return ties.stepOf(event) >= 0;
  }
}
