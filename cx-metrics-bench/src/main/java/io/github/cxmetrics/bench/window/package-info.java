/** What windows of event time cost, and a load that runs as long as one likes. */
@NullMarked
package io.github.cxmetrics.bench.window;

import org.jspecify.annotations.NullMarked;
