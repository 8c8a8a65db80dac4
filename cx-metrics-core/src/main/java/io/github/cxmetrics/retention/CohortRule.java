package io.github.cxmetrics.retention;

/**
 * Which start events of an actor make it a member of a cohort.
 *
 * @since 0.1
 */
public enum CohortRule {
  /** The first start event: an actor is in one cohort. */
  FIRST_MATCHING("first"),

  /**
   * The first event ever of the start's name, if it is itself a start event: an actor is in one
   * cohort or, where an earlier event of that name did not match, in none.
   */
  FIRST_EVER("first ever"),

  /**
   * The first start event of each period: an actor is in every cohort in whose period it has a
   * start event. Averages take actors, not memberships, as independent.
   */
  RECURRING("each");

  private final String words;

  CohortRule(String words) {
    this.words = words;
  }

  /** How a definition in words names the rule. */
  String words() {
    return words;
  }
}
