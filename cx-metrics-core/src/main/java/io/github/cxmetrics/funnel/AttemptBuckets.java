package io.github.cxmetrics.funnel;

import java.util.Arrays;

/**
 * Follows all attempts of an actor at once, where steps are in a fixed order: attempts at the same
 * level take the same steps and break the same rules, so each millisecond is judged once a level,
 * however many attempts are there. Each attempt moves at most once a step; following one after the
 * other would look at the events of overlapping windows again and again.
 *
 * <p>Attempts at a level lie in the order of their entries, because an earlier one is never behind
 * a later one. So those whose time is over are found at the front.
 */
final class AttemptBuckets {

  private static final int NONE = -1;

  private final CompiledFunnel funnel;
  private final int steps;
  private final AttemptFollower follower;
  private final AttemptState moved;

  /* By level, from 1: a list of attempts. */
  private final int[] heads;
  private final int[] tails;
  private final int[] sizes;

  /* By attempt: its entry, when it reached its level, and the next attempt at that level. */
  private int[] entry = new int[16];
  private long[] reachedAt = new long[16];
  private int[] next = new int[16];
  private int attempts;

  private int bestLevel;
  private int bestEntry;
  private long bestReachedAt;
  private int voided;
  private boolean removed;
  private long openUntil;

  AttemptBuckets(CompiledFunnel funnel) {
    this.funnel = funnel;
    steps = funnel.steps;
    follower = new AttemptFollower(funnel);
    moved = new AttemptState(steps);
    heads = new int[steps + 1];
    tails = new int[steps + 1];
    sizes = new int[steps + 1];
  }

  /** Follows the attempts among events from one index to another. */
  void follow(ActorEvents events, int from, int to, EntryFinder finder) {
    Arrays.fill(heads, NONE);
    Arrays.fill(sizes, 0);
    attempts = 0;
    bestLevel = 0;
    voided = 0;
    removed = false;
    openUntil = Attempt.NOT_DONE;
    int i = from;
    while (i < to) {
      int end = Math.min(to, events.tieEnd(i));
      endPast(events, events.at[i]);
      for (int level = steps - 1; level > 0; level--) {
        if (heads[level] != NONE) {
          step(level, events, i, end);
        }
      }
      if (finder.isEntry(events, i, end)) {
        begin(i);
        step(0, events, i, end);
      }
      i = end;
    }
    for (int level = 1; level < steps; level++) {
      if (heads[level] != NONE) {
        openUntil = Math.max(openUntil, funnel.deadline(events.at[entry[tails[level]]]));
        endList(level, level, events);
      }
    }
  }

  /** Ends attempts whose time is over; they keep their level. */
  private void endPast(ActorEvents events, long now) {
    for (int level = 1; level < steps; level++) {
      while (heads[level] != NONE && funnel.deadline(events.at[entry[heads[level]]]) < now) {
        int past = heads[level];
        offer(level, past, events);
        heads[level] = next[past];
        sizes[level]--;
      }
    }
  }

  private void begin(int event) {
    if (attempts == entry.length) {
      entry = Arrays.copyOf(entry, 2 * attempts);
      reachedAt = Arrays.copyOf(reachedAt, 2 * attempts);
      next = Arrays.copyOf(next, 2 * attempts);
    }
    entry[attempts] = event;
    next[attempts] = NONE;
    heads[0] = attempts;
    tails[0] = attempts;
    sizes[0] = 1;
    attempts++;
  }

  /** Lets all attempts at a level take what events of one millisecond are to them. */
  private void step(int level, ActorEvents events, int from, int to) {
    boolean over = follower.stepFrom(level, events, from, to, moved);
    if (moved.voided) {
      voided += sizes[level];
      removed |= moved.removes;
      clear(level);
      return;
    }
    if (moved.level > level) {
      for (int attempt = heads[level]; attempt != NONE; attempt = next[attempt]) {
        reachedAt[attempt] = events.at[from];
      }
    }
    if (over) {
      endList(level, moved.level, events);
    } else if (moved.level > level) {
      append(level, moved.level);
    }
  }

  private void append(int from, int to) {
    if (heads[to] == NONE) {
      heads[to] = heads[from];
    } else {
      next[tails[to]] = heads[from];
    }
    tails[to] = tails[from];
    sizes[to] += sizes[from];
    clear(from);
  }

  private void clear(int level) {
    heads[level] = NONE;
    sizes[level] = 0;
  }

  private void endList(int level, int reached, ActorEvents events) {
    for (int attempt = heads[level]; attempt != NONE; attempt = next[attempt]) {
      offer(reached, attempt, events);
    }
    clear(level);
  }

  /** Keeps an attempt that is over if it is better than the best so far. */
  private void offer(int level, int attempt, ActorEvents events) {
    boolean better = level > bestLevel;
    if (level == bestLevel) {
      better =
          reachedAt[attempt] < bestReachedAt
              || (reachedAt[attempt] == bestReachedAt
                  && events.at[entry[attempt]] > events.at[bestEntry]);
    }
    if (better) {
      bestLevel = level;
      bestEntry = entry[attempt];
      bestReachedAt = reachedAt[attempt];
    }
  }

  /** The highest level of the attempts that count; 0 if none does. */
  int bestLevel() {
    return bestLevel;
  }

  /** The first event of the millisecond in which the best attempt began. */
  int bestEntry() {
    return bestEntry;
  }

  int voided() {
    return voided;
  }

  boolean removed() {
    return removed;
  }

  long openUntil() {
    return openUntil;
  }
}
