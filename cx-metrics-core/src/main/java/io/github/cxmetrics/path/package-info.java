/**
 * Paths and stages: which event follows which, and how customers move between the stages of their
 * journey. Which events are kept and how they are sorted belongs to {@code state}; how an interval
 * is computed to {@code stats}; how far customers get along a row of steps that is known before to
 * {@code funnel}.
 *
 * <p>{@link io.github.cxmetrics.path.PathDefinition} and {@link
 * io.github.cxmetrics.path.StageDefinition} say what is asked; {@link
 * io.github.cxmetrics.path.Paths} and {@link io.github.cxmetrics.path.Stages} are where to begin.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.path;

import org.jspecify.annotations.NullMarked;
