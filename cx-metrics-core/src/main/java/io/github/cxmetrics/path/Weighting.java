package io.github.cxmetrics.path;

/**
 * What a cell of the transition matrix shows.
 *
 * @since 0.1
 */
public enum Weighting {
  /** How many transitions there are. */
  COUNT,

  /** The share of all transitions. */
  SHARE,

  /** The share of a row: how likely the later event comes next after the earlier one. */
  OUT,

  /** The share of a column: where those who came to the later event came from. */
  IN,

  /** How many actors have the transition; as a share, of those who had the earlier event. */
  ACTORS
}
