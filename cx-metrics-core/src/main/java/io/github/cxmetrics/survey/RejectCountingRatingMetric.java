package io.github.cxmetrics.survey;

/** A rating metric that counts answers outside the scale instead of throwing. */
record RejectCountingRatingMetric<T, R>(RatingMetric<T, R> metric) implements RatingMetric<T, R> {

  @Override
  public RatingAccumulator<R> newAccumulator() {
    return metric.newAccumulator();
  }

  @Override
  public void add(RatingAccumulator<R> accumulator, T record) {
    if (metric.accepts(record)) {
      metric.add(accumulator, record);
    } else {
      accumulator.addRejected();
    }
  }

  @Override
  public boolean accepts(T record) {
    return true;
  }

  @Override
  public void check(T record) {}
}
