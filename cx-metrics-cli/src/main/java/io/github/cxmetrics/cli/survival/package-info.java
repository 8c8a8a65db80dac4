/**
 * The commands of survival: {@code cxm survival} for curves and tests between groups, {@code cxm
 * cox} for what makes customers leave sooner.
 */
@NullMarked
package io.github.cxmetrics.cli.survival;

import org.jspecify.annotations.NullMarked;
