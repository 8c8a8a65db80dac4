package io.github.cxmetrics.survival;

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
    implements Serializable {}
