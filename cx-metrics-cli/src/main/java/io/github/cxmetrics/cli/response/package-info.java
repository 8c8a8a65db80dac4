/** {@code cxm response-rate}: how many of those who were asked gave an answer. */
@NullMarked
package io.github.cxmetrics.cli.response;

import org.jspecify.annotations.NullMarked;
