/**
 * How many customers are lost, and how much money goes with them? Churn from contracts and from
 * inactivity, and the movements of recurring revenue.
 *
 * <p>When customers leave, as a curve over their age, is asked in {@code survival}; whether they
 * come back to a shop without contract is asked in {@code retention}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.churn;

import org.jspecify.annotations.NullMarked;
