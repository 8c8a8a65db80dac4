/**
 * Whether customers come back: repeat purchase, the time between orders, refunds and what orders
 * are worth. Which records are kept and how they are sorted belongs to {@code state}; how an
 * interval is computed to {@code stats}; local days and months to {@code time}.
 *
 * <p>{@link io.github.cxmetrics.retention.RepeatPurchase} is where to begin with orders.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.retention;

import org.jspecify.annotations.NullMarked;
