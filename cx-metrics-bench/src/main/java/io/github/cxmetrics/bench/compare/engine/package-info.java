/**
 * Whoever answers the questions of the workloads, ready to be asked again and again: in this
 * process, or in one of its own that is spoken to line by line.
 */
@NullMarked
package io.github.cxmetrics.bench.compare.engine;

import org.jspecify.annotations.NullMarked;
