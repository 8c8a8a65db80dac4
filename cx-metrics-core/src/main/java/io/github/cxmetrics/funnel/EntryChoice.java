package io.github.cxmetrics.funnel;

/**
 * Which of an actor's attempts count.
 *
 * @since 0.1
 */
public enum EntryChoice {
  /**
   * Each actor once, by the best attempt: highest level, then most steps done, then earliest end,
   * then latest entry.
   */
  BEST,

  /** Each actor once, by the attempt of the first entry. */
  FIRST,

  /**
   * Attempts one after the other: the next begins with the first entry after the last one ended. An
   * entry during an attempt is none.
   */
  TOTALS,

  /** An attempt for each time at which there is an entry; they may overlap. */
  TOTALS_EVERY_ENTRY,

  /** Each session once, by its best attempt. Needs all events of the actor. */
  SESSIONS;

  /** Whether an actor counts at most once. */
  boolean countsActors() {
    return this == BEST || this == FIRST;
  }
}
