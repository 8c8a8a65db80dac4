/**
 * Commands of survival: how long customers stay, read from durations or from starts and ends.
 *
 * <p>{@link io.github.cxmetrics.cli.survival.DurationColumns} reads what all of them share.
 */
@NullMarked
package io.github.cxmetrics.cli.survival;

import org.jspecify.annotations.NullMarked;
