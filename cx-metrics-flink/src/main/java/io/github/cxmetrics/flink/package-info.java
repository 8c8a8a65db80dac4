/**
 * The metrics of this library inside Apache Flink: any {@link io.github.cxmetrics.Metric} over
 * windows, over customers, and in SQL, with state in the library's own byte form.
 *
 * <p>What belongs here is what carries records, states and results through the engine: types,
 * functions, timers. What does not is arithmetic: if a class here needs some, core lacks a method.
 */
@NullMarked
package io.github.cxmetrics.flink;

import org.jspecify.annotations.NullMarked;
