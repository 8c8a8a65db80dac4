/**
 * Records from CSV, TSV and NDJSON, one at a time and only the wanted columns, and the texts of
 * their cells as numbers and times. Every complaint names the file, the line and the rule. What the
 * columns mean is decided by the commands.
 */
@NullMarked
package io.github.cxmetrics.cli.input;

import org.jspecify.annotations.NullMarked;
