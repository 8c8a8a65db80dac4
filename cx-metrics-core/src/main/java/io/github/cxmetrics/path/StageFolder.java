package io.github.cxmetrics.path;

import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.stats.ClusterSizes;
import io.github.cxmetrics.stats.StepTimes;
import java.util.Arrays;
import java.util.stream.Stream;

/** Reads the events of actor after actor: which stages they enter, and how long they stay. */
final class StageFolder {

  /** Stands for the last time before a long quiet where it is not said when the data end. */
  static final long END_NOT_SAID = Long.MAX_VALUE;

  private static final int NEVER = -1;

  private final StageState state;
  private final int stages;

  /* The latest time of a last event after which an actor has dropped off. */
  private final long lastQuiet;

  private final long[] events;
  private final long[] actors;
  private final long[] entries;
  private final long[] starts;
  private final long[] last;
  private final long[] dropped;
  private final long[] onward;

  /* From one stage to another, at from * stages + to: entries, and actors who reached both so. */
  final long[] moves;
  final long[] converted;

  private final Quantiles[] stays;
  private final long[] staying;
  private final long[] staysSquared;
  long n;

  /* Of the present actor, by stage: how many stays are over; their first and last entry to it. */
  private final long[] staysOfActor;
  private final int[] firstEntry;
  private final int[] lastEntry;

  StageFolder(StageState state, long lastQuiet) {
    this.state = state;
    this.lastQuiet = lastQuiet;
    stages = state.definition().stages().size();
    events = new long[stages];
    actors = new long[stages];
    entries = new long[stages];
    starts = new long[stages];
    last = new long[stages];
    dropped = new long[stages];
    onward = new long[stages];
    moves = new long[stages * stages];
    converted = new long[stages * stages];
    stays = Stream.generate(Quantiles::new).limit(stages).toArray(Quantiles[]::new);
    staying = new long[stages];
    staysSquared = new long[stages];
    staysOfActor = new long[stages];
    firstEntry = new int[stages];
    lastEntry = new int[stages];
  }

  /** Reads the events of an actor from one index to another, counted in events. */
  void read(long[] cells, int from, int to) {
    Arrays.fill(firstEntry, NEVER);
    Arrays.fill(lastEntry, NEVER);
    int stage = state.stage(cells, from);
    long entered = state.atMillis(cells, from);
    int entry = 0;
    starts[stage]++;
    enter(stage, entry);
    events[stage]++;
    for (int i = from + 1; i < to; i++) {
      int next = state.stage(cells, i);
      if (next != stage) {
        long at = state.atMillis(cells, i);
        stays[stage].add(at - entered);
        staysOfActor[stage]++;
        moves[stage * stages + next]++;
        stage = next;
        entered = at;
        enter(stage, ++entry);
      }
      events[stage]++;
    }
    last[stage]++;
    if (state.atMillis(cells, to - 1) <= lastQuiet) {
      dropped[stage]++;
    }
    n++;
    convert();
    endStays();
  }

  private void endStays() {
    for (int stage = 0; stage < stages; stage++) {
      long count = staysOfActor[stage];
      staying[stage] += count > 0 ? 1 : 0;
      staysSquared[stage] += count * count;
      staysOfActor[stage] = 0;
    }
  }

  private void enter(int stage, int entry) {
    entries[stage]++;
    lastEntry[stage] = entry;
    if (firstEntry[stage] == NEVER) {
      firstEntry[stage] = entry;
      actors[stage]++;
    }
  }

  /** Counts the stages that the present actor entered after others. */
  private void convert() {
    for (int from = 0; from < stages; from++) {
      boolean goesOn = false;
      if (firstEntry[from] != NEVER) {
        for (int to = 0; to < stages; to++) {
          if (to != from && lastEntry[to] > firstEntry[from]) {
            converted[from * stages + to]++;
            goesOn |= to > from;
          }
        }
      }
      onward[from] += goesOn ? 1 : 0;
    }
  }

  StageDefinition definition() {
    return state.definition();
  }

  boolean isEndSaid() {
    return lastQuiet != END_NOT_SAID;
  }

  StageSummary summary(int stage) {
    long skipped = 0;
    long back = 0;
    for (int to = 0; to < stages; to++) {
      long moved = moves[stage * stages + to];
      skipped += to > stage + 1 ? moved : 0;
      back += to < stage ? moved : 0;
    }
    long next = stage + 1 < stages ? moves[stage * stages + stage + 1] : 0;
    return new StageSummary(
        definition().stages().get(stage).name(),
        events[stage],
        actors[stage],
        entries[stage],
        starts[stage],
        new StageSummary.Moves(next, skipped, back),
        dropped[stage],
        last[stage] - dropped[stage],
        onward[stage],
        StepTimes.of(
            stays[stage], new ClusterSizes(staying[stage], stays[stage].n(), staysSquared[stage])));
  }
}
