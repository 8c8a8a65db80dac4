/**
 * Metrics of a running service: recorded from many threads, read at any moment. {@link
 * io.github.cxmetrics.live.LiveMetric} keeps everything since it was made or reset, {@link
 * io.github.cxmetrics.live.RollingMetric} the last minutes, {@link
 * io.github.cxmetrics.live.LiveSegments} and {@link io.github.cxmetrics.live.RollingSegments} the
 * same for each segment, with a bound on their number.
 *
 * <p>This is the only package that reads a clock, and only one the caller hands in. Windows over
 * the times that records carry do not belong here.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.live;

import org.jspecify.annotations.NullMarked;
