/**
 * Primitive, mergeable building blocks that accumulators are made of. They know counts and bytes,
 * no records, no definitions and no intervals.
 */
@NullMarked
package io.github.cxmetrics.state;

import org.jspecify.annotations.NullMarked;
