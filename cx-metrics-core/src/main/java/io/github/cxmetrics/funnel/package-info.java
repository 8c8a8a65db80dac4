/**
 * Funnels: how far each customer got along a row of steps, why they stopped, and how long it took.
 * Which events are kept and how they are sorted belongs to {@code state}; how an interval is
 * computed to {@code stats}.
 *
 * <p>A {@link io.github.cxmetrics.funnel.FunnelDefinition} says which events are steps and by which
 * rules attempts are read; {@link io.github.cxmetrics.funnel.Funnel} is where to begin.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.funnel;

import org.jspecify.annotations.NullMarked;
