/** Calendar periods, always with an explicit zone. Nothing here reads a clock. */
@NullMarked
package io.github.cxmetrics.time;

import org.jspecify.annotations.NullMarked;
