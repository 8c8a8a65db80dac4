package io.github.cxmetrics.state;

/**
 * A few rows on their way into an {@link ActivityTable}: loops over each column are short and
 * simple, and stay in the cache.
 */
final class ActivityRows {

  /** How many rows there is room for. */
  static final int TOGETHER = 64;

  /** The scattered numbers of subjects. */
  final long[] keys = new long[TOGETHER];

  final long[] periods = new long[TOGETHER];

  /** Times, where they are kept. */
  final long[] millis = new long[TOGETHER];

  /** Where the table has the records of the subjects. */
  final int[] records = new int[TOGETHER];
}
