package io.github.cxmetrics;

/** A metric over the records that meet a condition. */
record FilteredMetric<T, A extends Accumulator<A, R>, R>(
    Metric<T, A, R> metric, Condition<? super T> condition) implements Metric<T, A, R> {

  @Override
  public A newAccumulator() {
    return metric.newAccumulator();
  }

  @Override
  public void add(A accumulator, T record) {
    if (condition.test(record)) {
      metric.add(accumulator, record);
    }
  }

  @Override
  public void check(T record) {
    if (condition.test(record)) {
      metric.check(record);
    }
  }
}
