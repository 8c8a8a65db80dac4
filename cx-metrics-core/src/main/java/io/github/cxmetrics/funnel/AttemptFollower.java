package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Follows one attempt from its entry to its end, by all rules there are. Every other way to read a
 * funnel gives the same answers faster, for fewer definitions.
 */
final class AttemptFollower {

  private static final int NOTHING = -1;

  /* So far below 0 that walking on does not reach it. */
  private static final long INDEXED = Long.MIN_VALUE;

  private final CompiledFunnel funnel;
  private final Progress progress;
  private final GraceFollower grace;
  private final StepIndex index;

  /* Of which events how many milliseconds were looked at; from one for each on an index pays. */
  private @Nullable ActorEvents walkedEvents;
  private long walkedLoad;
  private long walked;

  AttemptFollower(CompiledFunnel funnel) {
    this.funnel = funnel;
    grace = new GraceFollower(funnel);
    index = new StepIndex(funnel);
    if (!funnel.fixed) {
      progress = new StageProgress(funnel);
    } else if (funnel.limitsGaps) {
      progress = new GapProgress(funnel);
    } else {
      progress = new FixedProgress(funnel);
    }
  }

  /**
   * Follows an attempt.
   *
   * @param entry the index of the first event of the millisecond of the entry
   * @param limit the index after the last event that may belong to it
   * @param attempt receives it
   */
  void follow(ActorEvents events, int entry, int limit, AttemptState attempt) {
    attempt.clear();
    long deadline = funnel.deadline(events.at[entry]);
    attempt.openUntil = deadline;
    if (funnel.graceMillis > 0) {
      grace.follow(events, entry, limit, deadline, attempt);
      applyFirstExclusion(events, entry, limit, deadline, attempt);
    } else {
      followGroups(events, entry, limit, deadline, attempt);
    }
    finish(events, entry, limit, attempt);
  }

  private void followGroups(
      ActorEvents events, int entry, int limit, long deadline, AttemptState attempt) {
    progress.begin(attempt);
    boolean skips = isIndexed(events);
    int i = entry;
    while (i < limit && events.at[i] <= deadline) {
      if (i > entry && events.at[i] > progress.aliveUntil()) {
        break;
      }
      int end = Math.min(limit, events.tieEnd(i));
      if (step(events, i, end, attempt)) {
        return;
      }
      walked++;
      i = skips ? index.next(progress.wanted(events.at[i]), end) : end;
    }
    attempt.openUntil = Math.min(deadline, progress.aliveUntil());
  }

  /** Whether to leave out what no attempt wants; under a stricter order any event may count. */
  private boolean isIndexed(ActorEvents events) {
    if (funnel.stricter) {
      return false;
    }
    if (walkedEvents != events || walkedLoad != events.loads) {
      walkedEvents = events;
      walkedLoad = events.loads;
      walked = 0;
    } else if (walked > events.size) {
      index.build(events);
      walked = INDEXED;
    }
    return walked < 0;
  }

  /**
   * Lets an attempt take what events of one millisecond are to it.
   *
   * @return whether it is over
   */
  private boolean step(ActorEvents events, int from, int to, AttemptState attempt) {
    int before = attempt.level;
    progress.advance(events, from, to);
    return excludes(events, from, to, before, attempt)
        || hasConverted(attempt)
        || (funnel.stricter && breaksOrder(events, from, to, attempt.level > before, attempt));
  }

  /**
   * As if an attempt of which only the level is known took what events of one millisecond are to
   * it, where the order is fixed and gaps do not matter.
   *
   * @return whether it is over
   */
  boolean stepFrom(int level, ActorEvents events, int from, int to, AttemptState attempt) {
    attempt.clear();
    attempt.level = level;
    Arrays.fill(attempt.times, 0, level, 0);
    progress.begin(attempt);
    return step(events, from, to, attempt);
  }

  private boolean hasConverted(AttemptState attempt) {
    if (attempt.level < funnel.steps) {
      return false;
    }
    attempt.end = End.CONVERTED;
    attempt.openUntil = Attempt.NOT_DONE;
    return true;
  }

  /** Applies the strongest exclusion among events of one millisecond, if one counts. */
  private boolean excludes(ActorEvents events, int from, int to, int before, AttemptState attempt) {
    if (funnel.exclusionFrom.length == 0) {
      return false;
    }
    int union = 0;
    for (int i = from; i < to; i++) {
      union |= events.mask[i];
    }
    int exclusion = strongest(union >>> funnel.steps, before, attempt.level);
    if (exclusion == NOTHING) {
      return false;
    }
    if (funnel.exclusionWins) {
      attempt.cutTo(levelBefore(union >>> funnel.steps, before, attempt.level));
    }
    exclude(exclusion, events.at[from], attempt);
    return true;
  }

  private int strongest(int excluded, int before, int after) {
    int found = NOTHING;
    for (int i = 0; i < funnel.exclusionFrom.length; i++) {
      if (counts(i, excluded, before, after)
          && (found == NOTHING || strength(i) > strength(found))) {
        found = i;
      }
    }
    return found;
  }

  private boolean counts(int exclusion, int excluded, int before, int after) {
    int opened = funnel.exclusionWins ? after : before;
    int closed = funnel.exclusionWins ? before : after;
    return (excluded >>> exclusion & 1) != 0
        && opened >= funnel.exclusionFrom[exclusion]
        && closed < funnel.exclusionTo[exclusion];
  }

  /** The level of an attempt that none of the excluded events lets close its range. */
  private int levelBefore(int excluded, int before, int after) {
    int level = after;
    for (int i = 0; i < funnel.exclusionFrom.length; i++) {
      if (counts(i, excluded, before, after)) {
        level = Math.min(level, funnel.exclusionTo[i] - 1);
      }
    }
    return level;
  }

  private int strength(int exclusion) {
    return switch (funnel.exclusionEffect[exclusion]) {
      case STOP_AT_LEVEL -> 0;
      case VOID_ATTEMPT -> 1;
      case REMOVE_ACTOR -> 2;
    };
  }

  private void exclude(int exclusion, long now, AttemptState attempt) {
    attempt.end = End.EXCLUDED;
    attempt.endMillis = now;
    attempt.openUntil = Attempt.NOT_DONE;
    attempt.exclusion = exclusion;
    ExclusionEffect effect = funnel.exclusionEffect[exclusion];
    attempt.voided = effect != ExclusionEffect.STOP_AT_LEVEL;
    attempt.removes = effect == ExclusionEffect.REMOVE_ACTOR;
  }

  /**
   * With a grace, steps do not come in the order of their times: exclusions are looked for last.
   */
  private void applyFirstExclusion(
      ActorEvents events, int entry, int limit, long deadline, AttemptState attempt) {
    if (funnel.exclusionFrom.length == 0) {
      return;
    }
    int i = entry;
    while (i < limit && events.at[i] <= deadline) {
      int end = Math.min(limit, events.tieEnd(i));
      int before = stepsBefore(attempt, events.at[i]);
      int after = stepsBefore(attempt, events.at[i] + 1);
      if (before == funnel.steps) {
        return;
      }
      int level = attempt.level;
      attempt.level = after;
      if (excludes(events, i, end, before, attempt)) {
        attempt.cutTo(attempt.level);
        return;
      }
      attempt.level = level;
      i = end;
    }
  }

  private static int stepsBefore(AttemptState attempt, long now) {
    int steps = 0;
    while (steps < attempt.level && attempt.times[steps] < now) {
      steps++;
    }
    return steps;
  }

  private boolean breaksOrder(
      ActorEvents events, int from, int to, boolean moved, AttemptState attempt) {
    for (int i = from; i < to; i++) {
      OrderRule broken =
          moved && progress.isTaken(i)
              ? null
              : funnel.brokenRule(attempt.level, events.mask[i] & funnel.stepMask, moved);
      if (broken != null) {
        attempt.end = End.ORDER_BROKEN;
        attempt.endMillis = events.at[from];
        attempt.openUntil = Attempt.NOT_DONE;
        attempt.rule = broken;
        return true;
      }
    }
    return false;
  }

  private void finish(ActorEvents events, int entry, int limit, AttemptState attempt) {
    if (attempt.end == End.NO_FURTHER_STEP || attempt.end == End.CONVERTED) {
      attempt.endMillis = lastStep(attempt);
    }
    long over =
        switch (attempt.end) {
          case CONVERTED -> attempt.endMillis;
          case NO_FURTHER_STEP -> attempt.openUntil;
          case EXCLUDED, ORDER_BROKEN -> attempt.endMillis - 1;
        };
    attempt.nextFrom = events.firstAfter(over, events.tieEnd(entry), limit);
    if (funnel.sessions) {
      attempt.session = events.session[entry];
      attempt.openUntil = Math.min(attempt.openUntil, events.sessionOpenUntil[entry]);
    }
  }

  private static long lastStep(AttemptState attempt) {
    long last = attempt.times[0];
    for (long time : attempt.times) {
      last = Math.max(last, time);
    }
    return last;
  }
}
