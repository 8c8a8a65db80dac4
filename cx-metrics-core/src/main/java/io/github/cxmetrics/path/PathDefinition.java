package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is asked of paths: where they begin and end, which events they consist of, and how many of
 * their steps are looked at. The page <em>How we read paths and journeys</em> of the documentation
 * states every rule.
 *
 * <p>A definition is immutable and part of the state; states of different definitions do not merge.
 * Without options: a session ends after more than 30 minutes, the first occurrence counts, 5 steps,
 * repeats are kept, all events, ties by the text of names, ends are not in the matrix.
 *
 * <pre>{@code
 * PathDefinition before =
 *     PathDefinition.endingAt("payment_done").overWholeHistory().upToSteps(7).collapsingRepeats();
 * }</pre>
 *
 * @param range which part of a session is a path
 * @param sessions how the events of an actor are cut into sessions
 * @param steps how many events of a path are looked at, 2 to {@value #MOST_STEPS}: the nearest to
 *     the event that it is read from
 * @param repeats what becomes of an event that follows one of the same name
 * @param filter which events paths consist of
 * @param ties in which order events of one millisecond are read
 * @param ends whether the ends of a path are states of the transition matrix
 * @since 0.1
 */
public record PathDefinition(
    PathRange range,
    SessionCut sessions,
    int steps,
    Repeats repeats,
    EventFilter filter,
    TieOrder ties,
    PathEnds ends)
    implements Serializable {

  /** The most steps that are looked at. */
  public static final int MOST_STEPS = 50;

  private static final int DEFAULT_STEPS = 5;

  /**
   * Checks that the parts fit together.
   *
   * @param range as the record component
   * @param sessions as the record component
   * @param steps as the record component
   * @param repeats as the record component
   * @param filter as the record component
   * @param ties as the record component
   * @param ends as the record component
   * @throws IllegalArgumentException if the steps are out of their range, or the filter leaves out
   *     an event that paths start at or end at
   */
  public PathDefinition {
    requireNonNull(range, "range");
    requireNonNull(sessions, "sessions");
    requireNonNull(repeats, "repeats");
    requireNonNull(ties, "ties");
    requireNonNull(ends, "ends");
    if (steps < 2 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "steps of a path must be in 2.." + MOST_STEPS + ", was " + steps);
    }
    for (String event : range.events()) {
      if (!filter.keeps(event)) {
        throw new IllegalArgumentException(
            "event filter must keep the events that paths start at and end at, was without "
                + event);
      }
    }
  }

  private static PathDefinition of(PathRange range) {
    return new PathDefinition(
        range,
        SessionCut.DEFAULT,
        DEFAULT_STEPS,
        Repeats.KEPT,
        EventFilter.ALL,
        TieOrder.BY_KIND,
        PathEnds.LEFT_OUT);
  }

  /**
   * Paths from the first event of each session on.
   *
   * @return the definition
   */
  public static PathDefinition fromFirstEvent() {
    return of(PathRange.SESSION);
  }

  /**
   * Paths forward from an event: what happens after it.
   *
   * @param event its name
   * @return the definition
   * @throws IllegalArgumentException if the name is empty
   */
  public static PathDefinition startingAt(String event) {
    return of(new PathRange(PathRange.Kind.FORWARD, event, "", Occurrence.FIRST));
  }

  /**
   * Paths backward from an event: what happened before it.
   *
   * @param event its name
   * @return the definition
   * @throws IllegalArgumentException if the name is empty
   */
  public static PathDefinition endingAt(String event) {
    return of(new PathRange(PathRange.Kind.BACKWARD, "", event, Occurrence.FIRST));
  }

  /**
   * Paths from an event to the first one of a name after it, in the same session.
   *
   * @param start the name of the first event
   * @param end the name of the last event
   * @return the definition
   * @throws IllegalArgumentException if a name is empty
   */
  public static PathDefinition between(String start, String end) {
    return of(new PathRange(PathRange.Kind.BETWEEN, start, end, Occurrence.FIRST));
  }

  /**
   * These paths with one for every occurrence of the event that they are read from, not only for
   * the first in each session.
   *
   * @return the definition
   * @throws IllegalArgumentException if they are not read from an event
   */
  public PathDefinition everyOccurrence() {
    return withRange(range.withOccurrence(Occurrence.EVERY));
  }

  /**
   * These paths over another part of each session.
   *
   * @param newRange which part
   * @return the definition
   */
  public PathDefinition withRange(PathRange newRange) {
    return new PathDefinition(newRange, sessions, steps, repeats, filter, ties, ends);
  }

  /**
   * These paths with sessions that end after another time.
   *
   * @param gap after how long without an event the next one begins a session
   * @return the definition
   */
  public PathDefinition withSessionGap(Duration gap) {
    return withSessions(SessionCut.of(gap));
  }

  /**
   * These paths with the whole history of an actor as one session.
   *
   * @return the definition
   */
  public PathDefinition overWholeHistory() {
    return withSessions(SessionCut.NONE);
  }

  /**
   * These paths with events cut into sessions otherwise.
   *
   * @param newSessions how
   * @return the definition
   */
  public PathDefinition withSessions(SessionCut newSessions) {
    return new PathDefinition(range, newSessions, steps, repeats, filter, ties, ends);
  }

  /**
   * These paths with another number of steps that are looked at.
   *
   * @param newSteps how many, the event that the path is read from included
   * @return the definition
   */
  public PathDefinition upToSteps(int newSteps) {
    return new PathDefinition(range, sessions, newSteps, repeats, filter, ties, ends);
  }

  /**
   * These paths with runs of events of one name as one step.
   *
   * @return the definition
   */
  public PathDefinition collapsingRepeats() {
    return new PathDefinition(range, sessions, steps, Repeats.COLLAPSED, filter, ties, ends);
  }

  /**
   * These paths with events of some names only.
   *
   * @param names which
   * @return the definition
   */
  public PathDefinition onlyEvents(String... names) {
    return withFilter(EventFilter.only(names));
  }

  /**
   * These paths without events of some names.
   *
   * @param names which
   * @return the definition
   */
  public PathDefinition exceptEvents(String... names) {
    return withFilter(EventFilter.except(names));
  }

  /**
   * These paths with other events.
   *
   * @param newFilter which
   * @return the definition
   */
  public PathDefinition withFilter(EventFilter newFilter) {
    return new PathDefinition(range, sessions, steps, repeats, newFilter, ties, ends);
  }

  /**
   * These paths with events of one millisecond in the order of an explicit sequence number. Costs
   * eight bytes an event.
   *
   * @return the definition
   */
  public PathDefinition orderedBySequence() {
    return new PathDefinition(range, sessions, steps, repeats, filter, TieOrder.BY_SEQUENCE, ends);
  }

  /**
   * These paths with their ends as states of the transition matrix.
   *
   * @return the definition
   */
  public PathDefinition showingEnds() {
    return new PathDefinition(range, sessions, steps, repeats, filter, ties, PathEnds.SHOWN);
  }

  /** Whether events that the filter leaves out are needed all the same: sessions are of all. */
  boolean needsAllEvents() {
    return sessions.kind() == SessionCut.Kind.GAP;
  }

  /**
   * The whole definition in words that identify it.
   *
   * @return for example {@code from "view", session gap PT30M, up to 5 steps}
   */
  public String describe() {
    return range.describe()
        + sessions.describe()
        + ", up to "
        + steps
        + " steps"
        + (repeats == Repeats.COLLAPSED ? ", repeats collapsed" : "")
        + filter.describe()
        + (ties == TieOrder.BY_SEQUENCE ? ", ties by sequence" : "")
        + (ends == PathEnds.SHOWN ? ", ends shown" : "");
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
