package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;

/**
 * How the events of an actor are cut into sessions.
 *
 * @param kind whether they are cut at all
 * @param gap after how long without an event the next one begins a session; zero if they are not
 *     cut
 * @since 0.1
 */
public record SessionCut(Kind kind, Duration gap) implements Serializable {

  /** Whether the events of an actor are cut. */
  public enum Kind {
    /** Where nothing happened for longer than the gap. */
    GAP,

    /** Nowhere: the whole history of an actor is one session. */
    NONE
  }

  /** A new session after more than 30 minutes. */
  public static final SessionCut DEFAULT = of(Duration.ofMinutes(30));

  /** The whole history of an actor as one session. */
  public static final SessionCut NONE = new SessionCut(Kind.NONE, Duration.ZERO);

  /**
   * Checks the gap.
   *
   * @param kind as the record component
   * @param gap as the record component
   * @throws IllegalArgumentException if the gap is negative or beyond 10,000 years, or is not zero
   *     where events are not cut
   */
  public SessionCut {
    requireNonNull(kind, "kind");
    EventTime.requireDuration("session gap", gap);
    if (kind == Kind.NONE && !gap.isZero()) {
      throw new IllegalArgumentException(
          "gap of a history that is not cut must be zero, was " + gap);
    }
  }

  /**
   * A new session after more than a gap.
   *
   * @param gap after how long without an event
   * @return the cut
   */
  public static SessionCut of(Duration gap) {
    return new SessionCut(Kind.GAP, gap);
  }

  String describe() {
    return kind == Kind.NONE ? ", whole history" : ", session gap " + gap;
  }
}
