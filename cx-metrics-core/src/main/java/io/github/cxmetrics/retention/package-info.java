/**
 * Do customers come back? Cohort retention over calendar or rolling intervals, and repeat purchase.
 *
 * <p>A cohort is made by a first or by any event of a period; who comes back is counted in each
 * interval after it. How many are active on a given day, whoever they are, is not asked here but in
 * {@code engagement}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.retention;

import org.jspecify.annotations.NullMarked;
