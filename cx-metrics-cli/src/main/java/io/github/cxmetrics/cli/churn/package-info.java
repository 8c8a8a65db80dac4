/**
 * The commands of customers lost: {@code cxm churn} from contracts, {@code cxm inactivity} without
 * them, and {@code cxm revenue} for the money that goes with them.
 */
@NullMarked
package io.github.cxmetrics.cli.churn;

import org.jspecify.annotations.NullMarked;
