/**
 * {@code cxm paths} and {@code cxm journey}: which ways actors take through events, and how they
 * move through the stages of a journey.
 */
@NullMarked
package io.github.cxmetrics.cli.path;

import org.jspecify.annotations.NullMarked;
