package io.github.cxmetrics.bench.data;

/**
 * An answer with the time it was given.
 *
 * @param customer who answered
 * @param segment the code of the customer's segment, from 0
 * @param score 0 to 10
 * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
 */
public record TimedAnswer(long customer, int segment, byte score, long atMillis) {}
