/**
 * How many customers, and how much money, are lost, and when: churn from contracts, churn by
 * inactivity where there are none, and movements of recurring revenue.
 *
 * <p>Every rate carries the name of its formula, its numerator and its denominator. How long
 * customers stay, as a curve, is not asked here but in {@code survival}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.churn;

import org.jspecify.annotations.NullMarked;
