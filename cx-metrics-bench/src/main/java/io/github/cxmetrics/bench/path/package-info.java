/** What paths cost: adding and counting. */
@NullMarked
package io.github.cxmetrics.bench.path;

import org.jspecify.annotations.NullMarked;
