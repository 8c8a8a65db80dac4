package io.github.cxmetrics.path;

/**
 * What becomes of an event that follows one of the same name.
 *
 * @since 0.1
 */
public enum Repeats {
  /** It is a step of its own. */
  KEPT,

  /** It is left out: a run of events of one name is one step, at the time of the first of them. */
  COLLAPSED
}
