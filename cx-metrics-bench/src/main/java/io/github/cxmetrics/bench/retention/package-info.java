/** What retention and repeat purchase cost: adding, counting, merging, storing. */
@NullMarked
package io.github.cxmetrics.bench.retention;

import org.jspecify.annotations.NullMarked;
