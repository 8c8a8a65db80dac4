/**
 * {@code cxm active} and {@code cxm lifecycle}: how many actors are active, how often, and who is
 * new, returning, resurrecting or dormant.
 */
@NullMarked
package io.github.cxmetrics.cli.engagement;

import org.jspecify.annotations.NullMarked;
