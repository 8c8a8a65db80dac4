package io.github.cxmetrics;

import java.util.SortedMap;

/** A metric for each value of a text key. */
record GroupedMetric<T, A extends Accumulator<A, R>, R>(
    Metric<T, A, R> metric, String keyName, Field<? super T, String> key)
    implements Metric<T, GroupsAccumulator<A, R>, SortedMap<String, R>> {

  @Override
  public GroupsAccumulator<A, R> newAccumulator() {
    return new GroupsAccumulator<>(keyName, metric.newAccumulator());
  }

  @Override
  public void add(GroupsAccumulator<A, R> accumulator, T record) {
    String group = key.apply(record);
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
    GroupsAccumulator.checkKey(key.apply(record));
    metric.check(record);
  }
}
