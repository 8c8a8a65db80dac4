package io.github.cxmetrics.funnel;

/** Counts how many reached each step, and nothing else. */
final class StepCountsFolder {

  private final FunnelDefinition definition;
  private final long[] reached;
  private final PairCounts pairs;
  private long actors;
  private long n;

  StepCountsFolder(FunnelDefinition definition) {
    this.definition = definition;
    reached = new long[definition.steps().size()];
    pairs = new PairCounts(definition);
  }

  void add(JourneyReader read) {
    for (int i = 0; i < read.count(); i++) {
      long[] times = read.counted(i).times;
      for (int step = 0; step < reached.length; step++) {
        reached[step] += times[step] != Attempt.NOT_DONE ? 1 : 0;
      }
      pairs.addAttempt(times);
    }
    pairs.endActor();
    actors++;
    n += read.count() > 0 ? 1 : 0;
  }

  /** Adds an actor who counts once, by the level alone. */
  void add(int level) {
    for (int step = 0; step < level; step++) {
      reached[step]++;
    }
    actors++;
    n += level > 0 ? 1 : 0;
  }

  /** Adds what was counted of other actors. */
  StepCountsFolder merge(StepCountsFolder other) {
    pairs.requireRoom(other.pairs);
    pairs.merge(other.pairs);
    for (int step = 0; step < reached.length; step++) {
      reached[step] += other.reached[step];
    }
    actors += other.actors;
    n += other.n;
    return this;
  }

  StepCounts result() {
    return new StepCounts(definition, actors, n, reached, pairs);
  }
}
