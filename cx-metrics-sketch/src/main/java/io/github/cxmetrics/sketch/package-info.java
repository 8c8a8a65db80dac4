/**
 * Approximate counts of distinct actors, in a memory that does not grow with them. Exact counts are
 * in the core library; this is for where their state is too large.
 *
 * <p>The sketches are those of Apache DataSketches, which show in no signature. {@link
 * io.github.cxmetrics.sketch.ApproximateActiveUsers} is where to begin.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.sketch;

import org.jspecify.annotations.NullMarked;
