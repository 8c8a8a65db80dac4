/**
 * Live metrics of the core library as meters of Micrometer. {@link
 * io.github.cxmetrics.micrometer.ScoreMeters} shows one score, {@link
 * io.github.cxmetrics.micrometer.SegmentMeters} one for each segment.
 *
 * <p>Only names, tags and the moment of reading are decided here; every number is one the core
 * library gives.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.micrometer;

import org.jspecify.annotations.NullMarked;
