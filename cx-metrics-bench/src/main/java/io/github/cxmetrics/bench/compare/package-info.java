/**
 * The same question answered by this library and by others, checked to agree before it is timed.
 */
@NullMarked
package io.github.cxmetrics.bench.compare;

import org.jspecify.annotations.NullMarked;
