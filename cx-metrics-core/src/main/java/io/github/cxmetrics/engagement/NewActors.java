package io.github.cxmetrics.engagement;

/**
 * How it is known that an actor is new.
 *
 * @since 0.1
 */
public enum NewActors {
  /** By the actor's first activity of all. */
  FIRST_ACTIVITY("first activity"),

  /**
   * By the time the actor was created, which must be given. Of whom it is not known is never new.
   */
  CREATION("creation");

  private final String words;

  NewActors(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
