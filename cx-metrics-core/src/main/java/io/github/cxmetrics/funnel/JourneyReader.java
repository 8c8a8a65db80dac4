package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;
import io.github.cxmetrics.state.SubjectTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the events of one actor after the other: finds the attempts, and which of them count. Its
 * arrays serve actor after actor.
 */
final class JourneyReader {

  private final CompiledFunnel funnel;
  private final EntryRules entries;
  private final boolean countsActors;
  private final boolean segmented;
  private final boolean scansLevels;
  private final boolean explains;
  private final EntryFinder finder;
  private final ActorEvents events;
  private final ActorEvents heldEvents;
  private final LevelScan levels;
  private final AttemptFollower follower;
  private final AttemptBuckets buckets;
  private final boolean fillsBuckets;
  private final AttemptState current;
  private final AttemptState chosen;

  /* The attempts that count, where actors do not; and, to explain, all of them. */
  private final AttemptList counted;
  private final AttemptList followed;
  private int voided;
  private boolean removed;
  private long openUntil;
  private boolean isActor;

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
    countsActors = entries.choice().countsActors();
    segmented = !funnel.definition.properties().segment().isEmpty();
    scansLevels = !explains && funnel.allowsLevelScan();
    finder = new EntryFinder(funnel);
    events = new ActorEvents(layout);
    heldEvents = new ActorEvents(layout);
    levels = new LevelScan(funnel, finder);
    follower = new AttemptFollower(funnel);
    buckets = new AttemptBuckets(funnel);
    fillsBuckets =
        !explains
            && funnel.fixed
            && !funnel.limitsGaps
            && funnel.graceMillis == 0
            && (entries.choice() == EntryChoice.BEST || entries.choice() == EntryChoice.SESSIONS);
    counted = new AttemptList(funnel);
    followed = new AttemptList(funnel);
    current = new AttemptState(funnel.steps);
    chosen = new AttemptState(funnel.steps);
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
    begin(cells, from, to, values);
    finder.limitDeadlines(Long.MIN_VALUE, Long.MAX_VALUE);
    readEvents(EntryFinder.NO_TIME);
    finish();
  }

  /** As {@link #read}, of an actor whose older events were settled. */
  void read(
      long[] cells, int from, int to, List<String> values, SettledActors settled, int record) {
    begin(cells, from, to, values);
    finder.limitDeadlines(settled.untilMillis(), Long.MAX_VALUE);
    if (record == SubjectTable.ABSENT) {
      readEvents(EntryFinder.NO_TIME);
      finish();
      return;
    }
    isActor = true;
    if (!settled.isClosed(record)) {
      readEvents(settled.onlyEntry(record));
    }
    voided = (int) Math.min(Integer.MAX_VALUE, (long) voided + settled.voided(record));
    openUntil = Math.max(openUntil, settled.openUntil(record));
    removed |= settled.isRemoved(record);
    if (settled.readAttempt(record, current) && (!hasChosen || current.isBetterThan(chosen))) {
      chosen.set(current);
      hasChosen = true;
      wasScanned = false;
    }
    finish();
  }

  /**
   * Reads only the attempts that are over before a time, and adds what they come to to the record
   * of what was settled before.
   */
  void settle(
      long actor, long[] cells, int from, int to, List<String> values, SettledActors settled) {
    begin(cells, from, to, values);
    int record = settled.recordOf(actor);
    finder.limitDeadlines(settled.settledBefore(), settled.untilMillis() - 1);
    if (!settled.isClosed(record)) {
      readEvents(settled.onlyEntry(record));
      settled.setOnlyEntry(record, finder.onlyEntryBefore(settled.untilMillis()));
    }
    openUntil = Math.max(openUntil, settled.openUntil(record));
    forgetPastOpenings();
    settled.add(record, voided, removed, openUntil);
    if (!hasChosen) {
      return;
    }
    if (entries.choice() == EntryChoice.FIRST) {
      settled.close(record);
    }
    if (wasScanned) {
      followAgain(chosen);
      chosen.set(current);
    }
    if (!chosen.voided && (!settled.readAttempt(record, current) || chosen.isBetterThan(current))) {
      settled.setAttempt(record, chosen);
    }
  }

  /**
   * Reads the events that were taken.
   *
   * @param knownEntry the one time at which an entry may be, if the filter leaves but one and it is
   *     known from older events; otherwise NO_TIME
   */
  private void readEvents(long knownEntry) {
    finder.filter(events, knownEntry);
    wasScanned = scansLevels && levels.scan(events, chosen);
    if (!wasScanned) {
      readAttempts();
    } else if (chosen.level > 0) {
      readSegments(chosen, events);
      hasChosen = true;
      openUntil = levels.openUntil(events);
    }
  }

  private void begin(long[] cells, int from, int to, List<String> values) {
    events.load(cells, from, to, values);
    counted.clear();
    followed.clear();
    voided = 0;
    removed = false;
    hasChosen = false;
    wasScanned = false;
    openUntil = Attempt.NOT_DONE;
    isActor = from < to;
  }

  private void readAttempts() {
    if (funnel.sessions) {
      events.findSessions(entries.sessionGap().toMillis());
    }
    if (funnel.definition.properties().held().isEmpty()) {
      readGroup(events);
    } else {
      for (int held : events.heldValues()) {
        heldEvents.loadHeld(events, held);
        readGroup(heldEvents);
      }
      if (entries.choice() == EntryChoice.SESSIONS) {
        counted.keepBestOfSessions();
      }
      counted.sortByEntry();
    }
  }

  private void finish() {
    forgetPastOpenings();
    if (countsActors && count() > 0 && chosen.end == End.CONVERTED) {
      openUntil = Attempt.NOT_DONE;
    }
  }

  /* Whether an attempt could move on while events still came says nothing about what may come. */
  private void forgetPastOpenings() {
    if (events.size > 0 && openUntil < events.at[events.size - 1]) {
      openUntil = Attempt.NOT_DONE;
    }
  }

  private void readGroup(ActorEvents group) {
    if (fillsBuckets) {
      readBuckets(group);
      return;
    }
    int i = 0;
    while (i < group.size) {
      int end = group.tieEnd(i);
      if (!finder.isEntry(group, i, end)) {
        i = end;
        continue;
      }
      int limit = funnel.sessions ? group.sessionEnd[i] : group.size;
      switch (entries.choice()) {
        case BEST -> {
          followForBest(group, i, limit);
          i = isDecided(group, end) ? group.size : end;
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
          readSession(group, i, limit);
          i = limit;
        }
      }
    }
  }

  /** Follows all attempts at once, session by session. */
  private void readBuckets(ActorEvents group) {
    boolean bySession = entries.choice() == EntryChoice.SESSIONS;
    int from = 0;
    while (from < group.size) {
      int to = funnel.sessions ? group.sessionEnd[from] : group.size;
      long sessionOpenUntil = funnel.sessions ? group.sessionOpenUntil[from] : Long.MAX_VALUE;
      buckets.follow(group, from, to, finder);
      voided += buckets.voided();
      removed |= buckets.removed();
      openUntil = Math.max(openUntil, Math.min(buckets.openUntil(), sessionOpenUntil));
      if (buckets.bestLevel() > 0) {
        follower.follow(group, buckets.bestEntry(), to, current);
        readSegments(current, group);
        if (bySession) {
          counted.add(current);
        } else if (!hasChosen || current.isBetterThan(chosen)) {
          chosen.set(current);
          hasChosen = true;
        }
      }
      from = to;
    }
  }

  private void follow(ActorEvents group, int entry, int limit) {
    follower.follow(group, entry, limit, current);
    readSegments(current, group);
    removed |= current.removes;
    voided += current.voided ? 1 : 0;
    openUntil = Math.max(openUntil, current.openUntil);
    if (explains) {
      followed.add(current);
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
  private boolean isDecided(ActorEvents group, int next) {
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

  private void readSession(ActorEvents group, int from, int limit) {
    hasChosen = false;
    for (int i = from; i < limit; ) {
      int end = group.tieEnd(i);
      if (finder.isEntry(group, i, end)) {
        followForBest(group, i, limit);
      }
      i = end;
    }
    if (hasChosen) {
      counted.add(chosen);
      hasChosen = false;
    }
  }

  private void readSegments(AttemptState attempt, ActorEvents from) {
    if (segmented) {
      attempt.readSegments(from);
    }
  }

  private void addCurrent() {
    if (!current.voided) {
      counted.add(current);
    }
  }

  /** How many attempts count. */
  int count() {
    if (removed) {
      return 0;
    }
    if (countsActors) {
      return hasChosen && !chosen.voided ? 1 : 0;
    }
    return counted.size();
  }

  /** An attempt that counts; valid until the next actor is read. */
  AttemptState counted(int index) {
    return countsActors ? chosen : counted.get(index);
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
    List<Attempt> attempts = new ArrayList<>(count());
    for (int i = 0; i < count(); i++) {
      AttemptState attempt = counted(i);
      if (wasScanned) {
        followAgain(attempt);
        attempt = current;
      }
      attempts.add(attempt.lasting(funnel.definition, events));
    }
    return new Journey(attempts, voided, removed, openUntil, isActor);
  }

  /** What was read, with every attempt that was followed. */
  Explanation explanation() {
    Journey journey = journey();
    List<Attempt> counting = new ArrayList<>(journey.attempts());
    List<Explanation.Considered> considered = new ArrayList<>();
    for (int i = 0; i < followed.size(); i++) {
      AttemptState state = followed.get(i);
      Attempt attempt = state.lasting(funnel.definition, events);
      considered.add(new Explanation.Considered(attempt, counting.remove(attempt), state.voided));
    }
    return new Explanation(journey, considered);
  }

  /** The scan of levels does not know how an attempt ended; following it does. */
  private void followAgain(AttemptState scanned) {
    int entry = scanned.events[0];
    while (entry > 0 && events.at[entry - 1] == events.at[entry]) {
      entry--;
    }
    follower.follow(events, entry, events.size, current);
    readSegments(current, events);
  }
}
