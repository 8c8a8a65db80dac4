/** The commands for churn: customers and money that leave. */
@NullMarked
package io.github.cxmetrics.cli.churn;

import org.jspecify.annotations.NullMarked;
