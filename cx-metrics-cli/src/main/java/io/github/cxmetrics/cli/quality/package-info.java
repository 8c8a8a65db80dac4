/** {@code cxm quality}: what is to be known of answers before a score is made of them. */
@NullMarked
package io.github.cxmetrics.cli.quality;

import org.jspecify.annotations.NullMarked;
