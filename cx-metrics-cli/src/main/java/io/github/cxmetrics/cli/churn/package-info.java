/** The commands about customers and money that are lost: {@code cxm inactivity} and others. */
@NullMarked
package io.github.cxmetrics.cli.churn;

import org.jspecify.annotations.NullMarked;
