/**
 * Churn: customers lost and won back by contract or by inactivity, and the recurring revenue that
 * goes with them. Every rate carries its formula, numerator and denominator. Survival curves and
 * their tests are in the package {@code survival}; who comes back after a first event in {@code
 * retention}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.churn;

import org.jspecify.annotations.NullMarked;
