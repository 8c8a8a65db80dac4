/** {@code cxm rake}: weights that make a survey stand for its population. */
@NullMarked
package io.github.cxmetrics.cli.rake;

import org.jspecify.annotations.NullMarked;
