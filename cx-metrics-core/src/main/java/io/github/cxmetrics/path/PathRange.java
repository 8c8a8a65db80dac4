package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.List;

/**
 * Which part of a session is a path.
 *
 * @param kind where a path begins and ends
 * @param start the name of the event it begins with; empty if any event does
 * @param end the name of the event it ends with; empty if any event does
 * @param occurrence which occurrence of that event counts
 * @since 0.1
 */
public record PathRange(Kind kind, String start, String end, Occurrence occurrence)
    implements Serializable {

  /** Where a path begins and ends. */
  public enum Kind {
    /** The whole session. */
    SESSION,

    /** From an event on until the session is over. */
    FORWARD,

    /** From the begin of the session to an event. Read backward: the event is position 0. */
    BACKWARD,

    /** From an event to the first event of a name after it, which may be the same name. */
    BETWEEN
  }

  /** The whole session, from its first event on. */
  public static final PathRange SESSION = new PathRange(Kind.SESSION, "", "", Occurrence.FIRST);

  /**
   * Checks that the parts fit together.
   *
   * @param kind as the record component
   * @param start as the record component
   * @param end as the record component
   * @param occurrence as the record component
   * @throws IllegalArgumentException if an event is missing, or given where it has no meaning, or
   *     has half a surrogate pair; or if every occurrence counts of no event
   */
  public PathRange {
    requireNonNull(kind, "kind");
    requireNonNull(occurrence, "occurrence");
    requireEvent("start", start, kind == Kind.FORWARD || kind == Kind.BETWEEN);
    requireEvent("end", end, kind == Kind.BACKWARD || kind == Kind.BETWEEN);
    if (kind == Kind.SESSION && occurrence != Occurrence.FIRST) {
      throw new IllegalArgumentException(
          "every occurrence must be of an event that paths start at or end at, was of none");
    }
  }

  private static void requireEvent(String which, String event, boolean needed) {
    if (event.isEmpty() == needed) {
      throw new IllegalArgumentException(
          which
              + " of a path must "
              + (needed ? "be the name of an event, was empty" : "be empty, was " + event));
    }
    StateWriter.requireWellFormed(which + " of a path", event);
  }

  PathRange withOccurrence(Occurrence newOccurrence) {
    return new PathRange(kind, start, end, newOccurrence);
  }

  boolean isBackward() {
    return kind == Kind.BACKWARD;
  }

  /** The events that are named. */
  List<String> events() {
    return switch (kind) {
      case SESSION -> List.of();
      case FORWARD -> List.of(start);
      case BACKWARD -> List.of(end);
      case BETWEEN -> List.of(start, end);
    };
  }

  String describe() {
    String every = occurrence == Occurrence.EVERY ? "every " : "";
    return switch (kind) {
      case SESSION -> "from the first event";
      case FORWARD -> "from " + every + Quoted.of(start);
      case BACKWARD -> "back from " + every + Quoted.of(end);
      case BETWEEN -> "from " + every + Quoted.of(start) + " to " + Quoted.of(end);
    };
  }
}
