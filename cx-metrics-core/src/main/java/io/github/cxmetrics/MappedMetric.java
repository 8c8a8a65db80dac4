package io.github.cxmetrics;

/** A metric over records from which its own can be made. */
record MappedMetric<S, T, A extends Accumulator<A, R>, R>(
    Metric<T, A, R> metric, Field<? super S, ? extends T> field) implements Metric<S, A, R> {

  @Override
  public A newAccumulator() {
    return metric.newAccumulator();
  }

  @Override
  public void add(A accumulator, S record) {
    metric.add(accumulator, field.apply(record));
  }

  @Override
  public void check(S record) {
    metric.check(field.apply(record));
  }
}
