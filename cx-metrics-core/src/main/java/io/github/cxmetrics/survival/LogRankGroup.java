package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What was seen in a group, and what was expected if all groups have the same survival.
 *
 * @param name the group
 * @param n how many customers it has
 * @param observed how many of them had the event
 * @param expected how many were expected to
 * @param weightedObserved the events, each with the weight of its time
 * @param weightedExpected the expected events, each with the weight of its time
 * @since 0.1
 */
public record LogRankGroup(
    String name,
    long n,
    long observed,
    double expected,
    double weightedObserved,
    double weightedExpected)
    implements Serializable {

  /**
   * Checks what cannot be counted or expected.
   *
   * @param name as the record component
   * @param n as the record component
   * @param observed as the record component
   * @param expected as the record component
   * @param weightedObserved as the record component
   * @param weightedExpected as the record component
   * @throws IllegalArgumentException if the observed are not in 0..n, or a sum is not finite or
   *     below 0
   */
  public LogRankGroup {
    requireNonNull(name, "name");
    if (observed < 0 || observed > n) {
      throw new IllegalArgumentException(
          "observed must be at least 0 and at most n, was " + observed + " of " + n);
    }
    requireSum("expected", expected);
    requireSum("weighted observed", weightedObserved);
    requireSum("weighted expected", weightedExpected);
  }

  private static void requireSum(String what, double sum) {
    if (!(sum >= 0) || Double.isInfinite(sum)) {
      throw new IllegalArgumentException(what + " must be finite and at least 0, was " + sum);
    }
  }
}
