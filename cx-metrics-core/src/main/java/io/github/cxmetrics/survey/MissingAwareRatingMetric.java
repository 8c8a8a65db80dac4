package io.github.cxmetrics.survey;

import io.github.cxmetrics.Condition;

/** A rating metric that counts some records as missing answers. */
record MissingAwareRatingMetric<T, R>(RatingMetric<T, R> metric, Condition<? super T> missing)
    implements RatingMetric<T, R> {

  @Override
  public RatingAccumulator<R> newAccumulator() {
    return metric.newAccumulator();
  }

  @Override
  public void add(RatingAccumulator<R> accumulator, T record) {
    if (missing.test(record)) {
      accumulator.addMissing();
    } else {
      metric.add(accumulator, record);
    }
  }

  @Override
  public boolean accepts(T record) {
    return missing.test(record) || metric.accepts(record);
  }

  @Override
  public void check(T record) {
    if (!missing.test(record)) {
      metric.check(record);
    }
  }
}
