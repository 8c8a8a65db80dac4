package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the events of one actor after the other: finds the attempts, and which of them count. Its
 * arrays serve actor after actor.
 */
final class JourneyReader {

  private static final long NO_TIME = Long.MAX_VALUE;

  private final CompiledFunnel funnel;
  private final EntryRules entries;
  private final boolean scansLevels;
  private final boolean explains;
  private final ActorEvents events;
  private final ActorEvents heldEvents;
  private final LevelScan levels;
  private final AttemptFollower follower;
  private final AttemptState current;
  private final AttemptState chosen;
  private final int firstNameMask;

  /* The attempts that count; the list keeps its objects for later actors. */
  private final List<AttemptState> counted = new ArrayList<>();
  private final List<AttemptState> followed = new ArrayList<>();
  private int count;
  private int voided;
  private boolean removed;
  private long openUntil;

  private boolean wasScanned;
  private boolean hasChosen;

  /**
   * Makes a reader.
   *
   * @param explains whether to follow, and remember, also attempts that cannot count
   */
  JourneyReader(CompiledFunnel funnel, EventLayout layout, boolean explains) {
    this.funnel = funnel;
    this.explains = explains;
    entries = funnel.definition.entries();
    scansLevels = !explains && funnel.allowsLevelScan();
    events = new ActorEvents(layout);
    heldEvents = new ActorEvents(layout);
    levels = new LevelScan(funnel);
    follower = new AttemptFollower(funnel);
    current = new AttemptState(funnel.steps);
    chosen = new AttemptState(funnel.steps);
    firstNameMask = funnel.firstStepsMask | funnel.definition.firstNameBit();
  }

  /**
   * Reads the events of an actor.
   *
   * @param cells where they stand, in order
   * @param from the index of the first, counted in events
   * @param to the index after the last
   * @param values the texts whose numbers the events hold
   */
  void read(long[] cells, int from, int to, List<String> values) {
    events.load(cells, from, to, values);
    count = 0;
    voided = 0;
    removed = false;
    hasChosen = false;
    openUntil = Attempt.NOT_DONE;
    wasScanned = scansLevels && levels.scan(events, chosen);
    if (wasScanned) {
      takeScanned();
      return;
    }
    if (funnel.sessions) {
      events.findSessions(entries.sessionGap().toMillis());
    }
    long onlyEntry = onlyEntry();
    if (funnel.definition.properties().held().isEmpty()) {
      readGroup(events, onlyEntry);
    } else {
      for (int held : events.heldValues()) {
        heldEvents.loadHeld(events, held);
        readGroup(heldEvents, onlyEntry);
      }
      if (entries.choice() == EntryChoice.SESSIONS) {
        keepBestOfSessions();
      }
      counted.subList(0, count).sort(Comparator.comparingLong(attempt -> attempt.times[0]));
    }
    finish();
  }

  private void takeScanned() {
    if (chosen.level > 0) {
      chosen.readSegments(events);
      add(chosen);
      openUntil = chosen.end == End.CONVERTED ? Attempt.NOT_DONE : levels.openUntil();
    }
  }

  private void finish() {
    if (hasChosen && !chosen.voided) {
      add(chosen);
    }
    if (removed) {
      count = 0;
    }
    if (count > 0 && entries.choice().countsActors() && chosen.end == End.CONVERTED) {
      openUntil = Attempt.NOT_DONE;
    }
  }

  /** The one time at which an entry may be, if the filter leaves but one; otherwise MIN_VALUE. */
  private long onlyEntry() {
    if (entries.filter() == EntryFilter.ALL) {
      return Long.MIN_VALUE;
    }
    int bits = entries.filter() == EntryFilter.FIRST_EVER ? firstNameMask : funnel.firstStepsMask;
    for (int i = 0; i < events.size; i++) {
      if ((events.mask[i] & bits) != 0) {
        return events.at[i];
      }
    }
    return NO_TIME;
  }

  private void readGroup(ActorEvents group, long onlyEntry) {
    int i = 0;
    while (i < group.size) {
      int end = group.tieEnd(i);
      if (!isEntry(group, i, end, onlyEntry)) {
        i = end;
        continue;
      }
      int limit = funnel.sessions ? group.sessionEnd[i] : group.size;
      switch (entries.choice()) {
        case BEST -> {
          followForBest(group, i, limit);
          i = isSettled(group, end) ? group.size : end;
        }
        case FIRST -> {
          followFirst(group, i, limit);
          i = group.size;
        }
        case TOTALS -> {
          follow(group, i, limit);
          addCurrent();
          i = current.nextFrom;
        }
        case TOTALS_EVERY_ENTRY -> {
          follow(group, i, limit);
          addCurrent();
          i = end;
        }
        case SESSIONS -> {
          readSession(group, i, limit, onlyEntry);
          i = limit;
        }
      }
    }
  }

  private boolean isEntry(ActorEvents group, int from, int end, long onlyEntry) {
    long now = group.at[from];
    if (!entries.range().contains(now) || (onlyEntry != Long.MIN_VALUE && now != onlyEntry)) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if ((group.mask[i] & funnel.firstStepsMask) != 0) {
        return true;
      }
    }
    return false;
  }

  private void follow(ActorEvents group, int entry, int limit) {
    follower.follow(group, entry, limit, current);
    current.readSegments(group);
    removed |= current.removes;
    voided += current.voided ? 1 : 0;
    openUntil = Math.max(openUntil, current.openUntil);
    if (explains) {
      AttemptState kept = new AttemptState(funnel.steps);
      kept.set(current);
      followed.add(kept);
    }
  }

  private void followForBest(ActorEvents group, int entry, int limit) {
    follow(group, entry, limit);
    if (!current.voided && (!hasChosen || current.isBetterThan(chosen))) {
      chosen.set(current);
      hasChosen = true;
    }
  }

  /** Whether no later entry can do better: all steps are done, and would end later. */
  private boolean isSettled(ActorEvents group, int next) {
    return hasChosen
        && !explains
        && funnel.exclusionFrom.length == 0
        && chosen.stepsDone() == funnel.steps
        && next < group.size
        && group.at[next] > chosen.lastStepMillis();
  }

  private void followFirst(ActorEvents group, int entry, int limit) {
    if (hasChosen && group.at[entry] >= chosen.times[0]) {
      return;
    }
    follow(group, entry, limit);
    openUntil = current.openUntil;
    voided = current.voided ? 1 : 0;
    removed = current.removes;
    chosen.set(current);
    hasChosen = true;
  }

  private void readSession(ActorEvents group, int from, int limit, long onlyEntry) {
    hasChosen = false;
    for (int i = from; i < limit; ) {
      int end = group.tieEnd(i);
      if (isEntry(group, i, end, onlyEntry)) {
        followForBest(group, i, limit);
      }
      i = end;
    }
    if (hasChosen) {
      add(chosen);
      hasChosen = false;
    }
  }

  /** Of the best attempts that held values have in one session, leaves the best. */
  private void keepBestOfSessions() {
    counted.subList(0, count).sort(Comparator.comparingInt(attempt -> attempt.session));
    int kept = 0;
    for (int i = 0; i < count; i++) {
      boolean sameSession = kept > 0 && counted.get(kept - 1).session == counted.get(i).session;
      if (!sameSession) {
        Collections.swap(counted, kept++, i);
      } else if (counted.get(i).isBetterThan(counted.get(kept - 1))) {
        Collections.swap(counted, kept - 1, i);
      }
    }
    count = kept;
  }

  private void addCurrent() {
    if (!current.voided) {
      add(current);
    }
  }

  private void add(AttemptState attempt) {
    if (count == counted.size()) {
      counted.add(new AttemptState(funnel.steps));
    }
    counted.get(count++).set(attempt);
  }

  /** How many attempts count. */
  int count() {
    return count;
  }

  /** An attempt that counts; valid until the next actor is read. */
  AttemptState counted(int index) {
    return counted.get(index);
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

  /** What was read, as an object that lasts. */
  Journey journey() {
    List<Attempt> attempts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      attempts.add(wasScanned ? followedAgain(counted.get(i)) : attempt(counted.get(i)));
    }
    return new Journey(attempts, voided, removed, openUntil);
  }

  /** What was read, with every attempt that was followed. */
  Explanation explanation() {
    Journey journey = journey();
    List<Explanation.Considered> considered = new ArrayList<>();
    for (AttemptState state : followed) {
      Attempt attempt = attempt(state);
      considered.add(
          new Explanation.Considered(attempt, journey.attempts().contains(attempt), state.voided));
    }
    return new Explanation(journey, considered);
  }

  /** The scan of levels does not know how an attempt ended; following it does. */
  private Attempt followedAgain(AttemptState scanned) {
    int entry = scanned.events[0];
    while (entry > 0 && events.at[entry - 1] == events.at[entry]) {
      entry--;
    }
    follower.follow(events, entry, events.size, current);
    current.readSegments(events);
    return attempt(current);
  }

  private Attempt attempt(AttemptState state) {
    return new Attempt(
        state.level,
        state.times.clone(),
        state.end,
        state.endMillis,
        state.cause,
        state.openUntil,
        segments(state),
        funnel.definition.properties().attribution());
  }

  private List<String> segments(AttemptState state) {
    return funnel.definition.properties().segment().isEmpty()
        ? List.of()
        : Arrays.stream(state.segments).mapToObj(events::value).toList();
  }
}
