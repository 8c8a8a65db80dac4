/** What churn costs. */
@NullMarked
package io.github.cxmetrics.bench.churn;

import org.jspecify.annotations.NullMarked;
