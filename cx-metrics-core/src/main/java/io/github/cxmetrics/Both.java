package io.github.cxmetrics;

import java.io.Serializable;

/**
 * The results of two metrics over the same records.
 *
 * @param first the result of the metric that {@link Metric#and} was called on
 * @param second the result of the metric given to it
 * @param <R> the first result
 * @param <S> the second result
 * @since 0.1
 */
@SuppressWarnings("serial") // results of metrics are serialisable, which their type does not say
public record Both<R, S>(R first, S second) implements Serializable {}
