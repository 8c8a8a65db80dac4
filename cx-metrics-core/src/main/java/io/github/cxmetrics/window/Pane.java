package io.github.cxmetrics.window;

/**
 * The accumulators of all keys in one pane.
 *
 * @param start the first millisecond
 * @param end the first millisecond after it; not after the start if it is not one stretch of time
 */
record Pane<A>(long number, long start, long end, KeyTable<A> accumulators) {}
