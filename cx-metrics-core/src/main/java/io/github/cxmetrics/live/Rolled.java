package io.github.cxmetrics.live;

import java.io.Serializable;
import java.time.Instant;

/**
 * A result of the last minutes, and which those are.
 *
 * @param from the beginning of what it covers: that of the oldest pane, or when recording began if
 *     that is later
 * @param to when it was asked for, by the clock of the metric
 * @param result the result of the records that came in between
 * @param <R> the result
 * @since 0.1
 */
@SuppressWarnings("serial") // results of metrics are serialisable, which their type does not say
public record Rolled<R>(Instant from, Instant to, R result) implements Serializable {}
