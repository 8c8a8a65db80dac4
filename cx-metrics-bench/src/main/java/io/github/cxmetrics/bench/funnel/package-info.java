/** What the funnels cost: adding, counting, merging, settling, storing. */
@NullMarked
package io.github.cxmetrics.bench.funnel;

import org.jspecify.annotations.NullMarked;
