/** What recording from many threads costs, and a load that runs as long as one likes. */
@NullMarked
package io.github.cxmetrics.bench.live;

import org.jspecify.annotations.NullMarked;
