/** What churn and recurring revenue cost. */
@NullMarked
package io.github.cxmetrics.bench.churn;

import org.jspecify.annotations.NullMarked;
