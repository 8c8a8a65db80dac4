package io.github.cxmetrics.funnel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt while it is being followed; the object serves one attempt after the other. */
final class AttemptState {

  static final int NO_EVENT = -1;

  int level;

  /* The steps done, as bits, while the attempt is followed. */
  int done;

  /* By the index of the step (where the order is free, of the number of steps done), from 0. */
  final long[] times;
  final int[] events;

  /* The numbers of the segment's values at the steps. */
  final int[] segments;

  Attempt.End end = Attempt.End.NO_FURTHER_STEP;
  long endMillis;

  /* The index of the exclusion that ended it, where one did. */
  int exclusion;

  /* The rule that it broke, where it did. */
  @Nullable OrderRule rule;
  long openUntil = Attempt.NOT_DONE;
  boolean voided;
  boolean removes;

  /* The index of the first event at which another attempt may begin once this one is over. */
  int nextFrom;

  /* Which session of the actor the entry is in. */
  int session;

  AttemptState(int steps) {
    times = new long[steps];
    events = new int[steps];
    segments = new int[steps];
    clear();
  }

  void clear() {
    level = 0;
    done = 0;
    Arrays.fill(times, Attempt.NOT_DONE);
    Arrays.fill(events, NO_EVENT);
    end = Attempt.End.NO_FURTHER_STEP;
    endMillis = Attempt.NOT_DONE;
    exclusion = 0;
    rule = null;
    openUntil = Attempt.NOT_DONE;
    voided = false;
    removes = false;
    nextFrom = Integer.MAX_VALUE;
    session = 0;
  }

  void set(AttemptState other) {
    level = other.level;
    done = other.done;
    System.arraycopy(other.times, 0, times, 0, times.length);
    System.arraycopy(other.events, 0, events, 0, events.length);
    System.arraycopy(other.segments, 0, segments, 0, segments.length);
    end = other.end;
    endMillis = other.endMillis;
    exclusion = other.exclusion;
    rule = other.rule;
    openUntil = other.openUntil;
    voided = other.voided;
    removes = other.removes;
    nextFrom = other.nextFrom;
    session = other.session;
  }

  /** When the last step was done. */
  long lastStepMillis() {
    return level == 0 ? Attempt.NOT_DONE : times[level - 1];
  }

  /** How many steps were done and not undone. */
  int stepsDone() {
    int count = 0;
    for (long time : times) {
      count += time == Attempt.NOT_DONE ? 0 : 1;
    }
    return count;
  }

  /** Looks up the segment's value at each step. */
  void readSegments(ActorEvents all) {
    for (int step = 0; step < events.length; step++) {
      segments[step] = events[step] == NO_EVENT ? 0 : all.segment[events[step]];
    }
  }

  /** Undoes all steps above a level, when the attempt is over. */
  void cutTo(int newLevel) {
    for (int step = newLevel; step < times.length; step++) {
      times[step] = Attempt.NOT_DONE;
      events[step] = NO_EVENT;
    }
    level = newLevel;
    while (level > 1 && times[level - 1] == Attempt.NOT_DONE) {
      level--;
    }
  }

  /**
   * Whether this attempt is reported rather than another: highest level, most steps, earliest end,
   * latest entry; then, so that the choice depends on nothing else, earliest steps.
   */
  boolean isBetterThan(AttemptState other) {
    if (level != other.level) {
      return level > other.level;
    }
    int steps = stepsDone();
    int otherSteps = other.stepsDone();
    if (steps != otherSteps) {
      return steps > otherSteps;
    }
    if (lastStepMillis() != other.lastStepMillis()) {
      return lastStepMillis() < other.lastStepMillis();
    }
    if (times[0] != other.times[0]) {
      return times[0] > other.times[0];
    }
    return Arrays.compare(times, other.times) < 0;
  }

  /** The attempt as an object that lasts. */
  Attempt lasting(FunnelDefinition definition, ActorEvents of) {
    boolean segmented = !definition.properties().segment().isEmpty();
    return new Attempt(
        level,
        times.clone(),
        end,
        endMillis,
        cause(definition),
        openUntil,
        segmented ? Arrays.stream(segments).mapToObj(of::value).toList() : List.of(),
        definition.properties().attribution());
  }

  private String cause(FunnelDefinition definition) {
    return switch (end) {
      case CONVERTED, NO_FURTHER_STEP -> "";
      case EXCLUDED -> definition.exclusions().get(exclusion).name();
      case ORDER_BROKEN -> String.valueOf(rule);
    };
  }
}
