package io.github.cxmetrics.survey;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;

/**
 * How long answering took, read from records.
 *
 * @param millis how long the answer took, in milliseconds
 * @param <T> the record
 * @since 0.1
 */
public record AnswerTimesMetric<T>(LongField<T> millis)
    implements Metric<T, AnswerTimesAccumulator, AnswerTimes> {

  @Override
  public AnswerTimesAccumulator newAccumulator() {
    return new AnswerTimesAccumulator();
  }

  @Override
  public void add(AnswerTimesAccumulator accumulator, T record) {
    accumulator.add(millis.applyAsLong(record));
  }

  @Override
  public void check(T record) {
    AnswerTimesAccumulator.require(millis.applyAsLong(record));
  }
}
