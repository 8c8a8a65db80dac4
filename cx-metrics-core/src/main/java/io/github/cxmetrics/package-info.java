/**
 * The vocabulary every user meets: what a {@linkplain io.github.cxmetrics.Metric metric}, an
 * {@linkplain io.github.cxmetrics.Accumulator accumulator}, a {@linkplain
 * io.github.cxmetrics.Result result} and an {@linkplain io.github.cxmetrics.Estimate estimate} are,
 * and the combinators that turn one metric into another. No formula of any metric family and no
 * statistical method belongs here.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics;

import org.jspecify.annotations.NullMarked;
