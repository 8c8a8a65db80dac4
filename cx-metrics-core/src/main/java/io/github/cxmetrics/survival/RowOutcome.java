package io.github.cxmetrics.survival;

/**
 * How the time of a row ended.
 *
 * @since 0.1
 */
public enum RowOutcome {
  /** What is waited for came at its end: the customer left. */
  EVENT,

  /** It did not come until its end: the customer was still there, or the row goes on in another. */
  NO_EVENT;

  /** The word of an outcome in a state; those with an event sort first. */
  long word() {
    return this == EVENT ? 0 : 1;
  }
}
