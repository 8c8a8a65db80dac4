/** Made-up answers and events that every benchmark shares; nothing that is timed belongs here. */
@NullMarked
package io.github.cxmetrics.bench.data;

import org.jspecify.annotations.NullMarked;
