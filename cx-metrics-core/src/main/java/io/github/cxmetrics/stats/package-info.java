/**
 * How uncertainty is computed: interval methods, differences, tests, sample sizes. The only package
 * that imports Commons Math; no metric family and no accumulator belongs here.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.stats;

import org.jspecify.annotations.NullMarked;
