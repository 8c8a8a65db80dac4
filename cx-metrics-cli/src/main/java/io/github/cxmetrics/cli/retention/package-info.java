/**
 * {@code cxm retention} and {@code cxm repeat}: who comes back, who orders again, and what they are
 * worth.
 */
@NullMarked
package io.github.cxmetrics.cli.retention;

import org.jspecify.annotations.NullMarked;
