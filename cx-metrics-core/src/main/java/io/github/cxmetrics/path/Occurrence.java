package io.github.cxmetrics.path;

/**
 * Which occurrence of the event that a path is read from counts, where a session has several.
 *
 * @since 0.1
 */
public enum Occurrence {
  /** The first in each session: a session is one path at most. */
  FIRST,

  /** Each of them: a session has a path for every occurrence, and these paths overlap. */
  EVERY
}
