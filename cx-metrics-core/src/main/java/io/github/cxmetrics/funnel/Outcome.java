package io.github.cxmetrics.funnel;

/**
 * How an attempt stands when the data end.
 *
 * @since 0.1
 */
public enum Outcome {
  /** It reached the last step. */
  CONVERTED,

  /** It did not and can no longer, or nobody said when the data end. */
  LOST,

  /** It did not, and its window reaches past the end of the data. */
  OPEN
}
