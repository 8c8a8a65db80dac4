/** What churn costs: adding, counting, merging, storing. */
@NullMarked
package io.github.cxmetrics.bench.churn;

import org.jspecify.annotations.NullMarked;
