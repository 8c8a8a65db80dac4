/** What the interval methods cost. */
@NullMarked
package io.github.cxmetrics.bench.stats;

import org.jspecify.annotations.NullMarked;
