/**
 * Tables, files and progress: how the command line shows what it found. No metric is known here.
 */
@NullMarked
package io.github.cxmetrics.cli.output;

import org.jspecify.annotations.NullMarked;
