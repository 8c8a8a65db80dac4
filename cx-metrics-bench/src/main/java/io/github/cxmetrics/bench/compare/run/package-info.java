/** The benchmark table: which workloads, at which size, who takes part, and in which order. */
@NullMarked
package io.github.cxmetrics.bench.compare.run;

import org.jspecify.annotations.NullMarked;
