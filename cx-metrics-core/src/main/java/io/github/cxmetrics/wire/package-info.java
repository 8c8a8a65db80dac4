/**
 * The versioned little-endian byte form in which states outlive a deploy: how primitives are laid
 * out, what stands before them, and how damaged or hostile bytes are refused. What the bytes of one
 * metric mean belongs to that metric.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.wire;

import org.jspecify.annotations.NullMarked;
