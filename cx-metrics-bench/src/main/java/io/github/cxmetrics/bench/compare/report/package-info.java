/** What the benchmark table holds, and how it is written: for a terminal, as JSON, as Markdown. */
@NullMarked
package io.github.cxmetrics.bench.compare.report;

import org.jspecify.annotations.NullMarked;
