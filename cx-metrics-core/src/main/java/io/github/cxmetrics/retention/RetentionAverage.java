package io.github.cxmetrics.retention;

/**
 * How one share is made of those of many cohorts, of which only members count for whom the interval
 * is over.
 *
 * @since 0.1
 */
public enum RetentionAverage {
  /** All who were retained among all who could be: every actor weighs the same. */
  POOLED,

  /**
   * The shares weighted by the squares of the cohorts' sizes, as Mixpanel does it: retained and
   * size are each weighted by size, and then divided.
   */
  SIZE_WEIGHTED,

  /** The plain mean of the shares: every cohort weighs the same, however small. */
  UNWEIGHTED
}
