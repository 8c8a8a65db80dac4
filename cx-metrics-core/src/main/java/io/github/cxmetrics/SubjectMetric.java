package io.github.cxmetrics;

import java.util.SortedMap;

/** A metric for each subject, then a metric over the subjects' results. */
record SubjectMetric<
        T, G extends Accumulator<G, ? extends SortedMap<?, R>>, R, B extends Accumulator<B, S>, S>(
    Metric<T, G, ?> subjects, Metric<? super R, B, S> population)
    implements Metric<T, SubjectsAccumulator<G, R, B, S>, S> {

  @Override
  public SubjectsAccumulator<G, R, B, S> newAccumulator() {
    return new SubjectsAccumulator<>(subjects.newAccumulator(), population);
  }

  @Override
  public void add(SubjectsAccumulator<G, R, B, S> accumulator, T record) {
    subjects.add(accumulator.subjects(), record);
  }

  @Override
  public void check(T record) {
    subjects.check(record);
  }
}
