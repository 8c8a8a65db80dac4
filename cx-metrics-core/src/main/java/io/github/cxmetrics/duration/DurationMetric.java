package io.github.cxmetrics.duration;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;

/**
 * {@link Durations} read from records.
 *
 * @param duration reads how long it took, at least 0
 * @param <T> the record
 * @since 0.1
 */
public record DurationMetric<T>(LongField<? super T> duration)
    implements Metric<T, DurationAccumulator, Durations> {

  @Override
  public DurationAccumulator newAccumulator() {
    return Durations.accumulator();
  }

  @Override
  public void add(DurationAccumulator accumulator, T record) {
    accumulator.add(duration.applyAsLong(record));
  }

  @Override
  public void check(T record) {
    newAccumulator().add(duration.applyAsLong(record));
  }
}
