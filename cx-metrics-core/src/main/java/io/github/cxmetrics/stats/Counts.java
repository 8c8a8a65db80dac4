package io.github.cxmetrics.stats;

/** Checks of counts at the border of the package. */
final class Counts {

  private Counts() {}

  static void check(String what, long count) {
    if (count < 0) {
      throw new IllegalArgumentException(what + " must be at least 0, was " + count);
    }
  }

  /** The sum of counts that are not negative. */
  static long sum(long... counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
      if (sum < 0) {
        throw new IllegalArgumentException(
            "sum of the counts must be at most " + Long.MAX_VALUE + ", was more");
      }
    }
    return sum;
  }
}
