/**
 * How many customers are lost, and how much money goes with them? Churn of customers from contracts
 * or from counts, under every formula in use by its name.
 *
 * <p>When customers leave, and what makes it likelier, is asked in {@code survival}; who comes back
 * without a contract in {@code retention}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.churn;

import org.jspecify.annotations.NullMarked;
