/**
 * Durations: how long something took, in all and by group, as quantiles with their intervals. How
 * the values are kept belongs to {@code state}; how an interval is computed to {@code stats}.
 *
 * <p>{@link io.github.cxmetrics.duration.Durations} is where to begin.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.duration;

import org.jspecify.annotations.NullMarked;
