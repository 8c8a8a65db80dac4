/**
 * The questions of the benchmark table, one a file: made-up data, what the contenders in Java do,
 * and what databases are asked. The library's side is always the first contender.
 */
@NullMarked
package io.github.cxmetrics.bench.compare.workload;

import org.jspecify.annotations.NullMarked;
