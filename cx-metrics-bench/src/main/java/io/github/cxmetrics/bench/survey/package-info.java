/** What the survey scores cost: adding, merging, reading, storing. */
@NullMarked
package io.github.cxmetrics.bench.survey;

import org.jspecify.annotations.NullMarked;
