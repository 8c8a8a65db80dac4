/**
 * {@code cxm}: the metrics of the library over files. Commands read options, hand records to core
 * metrics and show the results; no arithmetic happens here.
 */
@NullMarked
package io.github.cxmetrics.cli;

import org.jspecify.annotations.NullMarked;
