package io.github.cxmetrics.survey;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;

/**
 * Response rates read from records, one for each person or address that was asked.
 *
 * @param <T> the record
 * @param <E> the outcomes
 * @param <R> the result
 * @since 0.1
 */
public final class ResponseMetric<T, E extends Enum<E>, R>
    implements Metric<T, ResponseAccumulator<E, R>, R> {

  private static final long serialVersionUID = 1L;

  private final ResponseDefinition<E, R> definition;
  private final Field<T, E> outcome;

  ResponseMetric(ResponseDefinition<E, R> definition, Field<T, E> outcome) {
    this.definition = definition;
    this.outcome = outcome;
  }

  @Override
  public ResponseAccumulator<E, R> newAccumulator() {
    return new ResponseAccumulator<>(definition);
  }

  @Override
  public void add(ResponseAccumulator<E, R> accumulator, T record) {
    accumulator.add(outcome.apply(record));
  }

  @Override
  public void check(T record) {
    ResponseAccumulator.place(definition, outcome.apply(record));
  }
}
