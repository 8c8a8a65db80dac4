package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.window.Window;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of all customers, for each report.
 *
 * @param plain what is asked where no end is known; null if it must be
 * @param dated what is asked as of the last millisecond of which anything is known; null if the end
 *     does not matter
 */
record CustomerPopulation<A, B extends Accumulator<B, S>, S>(
    @Nullable Metric<? super A, B, S> plain,
    @Nullable Field<Instant, ? extends Metric<? super A, B, S>> dated)
    implements Serializable {

  /** Whether it can be asked where no end is known. */
  boolean needsNoEnd() {
    return plain != null;
  }

  /** What is asked at the end of a window. */
  Metric<? super A, B, S> at(Window window) {
    return dated == null || ReportTimes.WHOLE.equals(window)
        ? requireNonNull(plain)
        : dated.apply(window.end().minusMillis(1));
  }
}
