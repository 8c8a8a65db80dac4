package io.github.cxmetrics.survey;

import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * A sample that is to be weighted to a population, over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class SampleMetric<T> implements Metric<T, SampleAccumulator, SurveySample> {

  @Serial private static final long serialVersionUID = 1L;

  private final Strata<? super T> strata;

  SampleMetric(Strata<? super T> strata) {
    this.strata = strata;
  }

  @Override
  public SampleAccumulator newAccumulator() {
    return SampleAccumulator.of(strata.variables());
  }

  @Override
  public void add(SampleAccumulator accumulator, T record) {
    String[] levels = accumulator.levels();
    strata.read(record, levels);
    accumulator.add(levels, strata.weight(record));
  }
}
