/** What survival costs. */
@NullMarked
package io.github.cxmetrics.bench.survival;

import org.jspecify.annotations.NullMarked;
