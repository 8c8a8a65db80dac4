/**
 * Events of actors, read from a file: their columns, how options name them, when the data end, and
 * what became of the records. Every command over events reads them here; what is made of them is
 * for the families.
 */
@NullMarked
package io.github.cxmetrics.cli.event;

import org.jspecify.annotations.NullMarked;
