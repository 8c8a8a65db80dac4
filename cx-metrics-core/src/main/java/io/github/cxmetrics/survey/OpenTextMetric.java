package io.github.cxmetrics.survey;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;

/**
 * Counts of open answers, read from records.
 *
 * @param text the open answer, empty if there is none
 * @param <T> the record
 * @since 0.1
 */
public record OpenTextMetric<T>(Field<T, String> text)
    implements Metric<T, OpenTextAccumulator, OpenText> {

  @Override
  public OpenTextAccumulator newAccumulator() {
    return new OpenTextAccumulator();
  }

  @Override
  public void add(OpenTextAccumulator accumulator, T record) {
    accumulator.add(text.apply(record));
  }
}
