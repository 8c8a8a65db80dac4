/**
 * Calendar periods, always with an explicit zone. Nothing here reads a clock.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.time;

import org.jspecify.annotations.NullMarked;
