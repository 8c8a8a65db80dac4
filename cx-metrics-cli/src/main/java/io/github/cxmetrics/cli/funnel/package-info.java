/**
 * {@code cxm funnel}: which events are read and how the funnel is defined, and how its report looks
 * as a table, as JSON and as CSV.
 */
@NullMarked
package io.github.cxmetrics.cli.funnel;

import org.jspecify.annotations.NullMarked;
