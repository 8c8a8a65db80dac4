/**
 * Jobs of Apache Flink that read what {@code cxm} reads and answer what it answers: the command
 * line, the sources, the pipelines and what is shown of their results; and the measurement of what
 * the adapter costs. Nothing here is computed by hand: numbers come from the core alone.
 */
@NullMarked
package io.github.cxmetrics.flink.example;

import org.jspecify.annotations.NullMarked;
