/** {@code cxm drivers}: which answers the differences in an outcome go with. */
@NullMarked
package io.github.cxmetrics.cli.drivers;

import org.jspecify.annotations.NullMarked;
