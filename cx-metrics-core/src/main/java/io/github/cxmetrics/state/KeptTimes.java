package io.github.cxmetrics.state;

/**
 * Which times an {@link ActivityBits} keeps beside the active periods.
 *
 * @since 0.1
 */
public enum KeptTimes {
  /** None: periods are all that is asked about. */
  NONE,

  /** The first two distinct times of each subject. */
  FIRST_TWO
}
