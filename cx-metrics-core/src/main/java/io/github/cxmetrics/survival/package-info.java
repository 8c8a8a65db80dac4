/**
 * Survival: how long until an event, when some have not had it yet. Curves, tests between groups
 * and competing risks from tables of counts that merge by addition; regressions from rows.
 *
 * <p>What a customer's start and end are belongs to the caller; rates of churn in calendar periods
 * belong to {@code churn}. {@link io.github.cxmetrics.survival.Survival} is where to begin.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.survival;

import org.jspecify.annotations.NullMarked;
