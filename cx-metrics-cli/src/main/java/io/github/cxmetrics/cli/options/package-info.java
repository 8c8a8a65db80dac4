/**
 * Options that commands of several families share, and the error for options that make no sense.
 */
@NullMarked
package io.github.cxmetrics.cli.options;

import org.jspecify.annotations.NullMarked;
