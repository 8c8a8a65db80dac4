package io.github.cxmetrics;

/** Two metrics over the same records in one pass. */
record BothMetric<T, A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>(
    Metric<T, A, R> first, Metric<? super T, B, S> second)
    implements Metric<T, BothAccumulator<A, R, B, S>, Both<R, S>> {

  @Override
  public BothAccumulator<A, R, B, S> newAccumulator() {
    return new BothAccumulator<>(first.newAccumulator(), second.newAccumulator());
  }

  @Override
  public void add(BothAccumulator<A, R, B, S> accumulator, T record) {
    second.check(record);
    first.add(accumulator.first(), record);
    second.add(accumulator.second(), record);
  }

  @Override
  public void check(T record) {
    first.check(record);
    second.check(record);
  }
}
