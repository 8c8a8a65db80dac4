/**
 * Commands of survival: how long customers stay, read from durations or from starts and ends.
 *
 * @see io.github.cxmetrics.cli.survival.CoxCommand
 */
@NullMarked
package io.github.cxmetrics.cli.survival;

import org.jspecify.annotations.NullMarked;
