/**
 * Primitive, mergeable building blocks that accumulators are made of. They know counts and bytes,
 * no records, no definitions and no intervals.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.state;

import org.jspecify.annotations.NullMarked;
