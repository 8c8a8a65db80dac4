package io.github.cxmetrics.survey;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;

/**
 * Duplicates among records.
 *
 * @param rule when a record is a duplicate
 * @param content the content, or the key
 * @param atMillis when the record came
 * @param <T> the record
 * @since 0.1
 */
public record DuplicatesMetric<T>(
    DuplicateRule rule, Field<T, ContentHash> content, LongField<T> atMillis)
    implements Metric<T, DuplicatesAccumulator, Duplicates> {

  @Override
  public DuplicatesAccumulator newAccumulator() {
    return new DuplicatesAccumulator(rule);
  }

  @Override
  public void add(DuplicatesAccumulator accumulator, T record) {
    accumulator.add(content.apply(record), atMillis.applyAsLong(record));
  }

  @Override
  public void check(T record) {
    EventTime.require(atMillis.applyAsLong(record));
  }
}
