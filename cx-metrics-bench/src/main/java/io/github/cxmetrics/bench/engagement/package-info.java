/** What active users cost: adding, counting, merging, storing. */
@NullMarked
package io.github.cxmetrics.bench.engagement;

import org.jspecify.annotations.NullMarked;
