package io.github.cxmetrics.path;

/**
 * Whether the ends of a path are states of the transition matrix.
 *
 * @since 0.1
 */
public enum PathEnds {
  /** They are not: transitions are between events only. */
  LEFT_OUT,

  /** They are: the first event of a path comes after its start, and its end after the last one. */
  SHOWN
}
