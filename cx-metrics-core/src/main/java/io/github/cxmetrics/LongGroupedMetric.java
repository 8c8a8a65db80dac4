package io.github.cxmetrics;

import java.util.SortedMap;

/** A metric for each value of a {@code long} key. */
record LongGroupedMetric<T, A extends Accumulator<A, R>, R>(
    Metric<T, A, R> metric, String keyName, LongField<? super T> key)
    implements Metric<T, LongGroupsAccumulator<A, R>, SortedMap<Long, R>> {

  @Override
  public LongGroupsAccumulator<A, R> newAccumulator() {
    return new LongGroupsAccumulator<>(keyName, metric.newAccumulator());
  }

  @Override
  public void add(LongGroupsAccumulator<A, R> accumulator, T record) {
    long group = key.applyAsLong(record);
    A known = accumulator.find(group);
    if (known != null) {
      metric.add(known, record);
    } else {
      A fresh = accumulator.newGroup();
      metric.add(fresh, record);
      accumulator.put(group, fresh);
    }
  }

  @Override
  public void check(T record) {
    metric.check(record);
  }
}
