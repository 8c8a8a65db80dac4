package io.github.cxmetrics.funnel;

/**
 * Which counts if an excluded event and a step at an end of its range have the same millisecond.
 *
 * @since 0.1
 */
public enum TieWinner {
  /** The step: an exclusion counts only strictly between the steps of its range. */
  STEP,

  /** The exclusion. */
  EXCLUSION
}
