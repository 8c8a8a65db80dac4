package io.github.cxmetrics.survey;

import io.github.cxmetrics.DoubleField;

/** A score of answers in steps of a point or less. */
record DoubleRatingMetric<T, R>(RatingDefinition<R> definition, DoubleField<T> answer)
    implements RatingMetric<T, R> {

  @Override
  public RatingAccumulator<R> newAccumulator() {
    return RatingAccumulator.of(definition);
  }

  @Override
  public void add(RatingAccumulator<R> accumulator, T record) {
    accumulator.add(answer.applyAsDouble(record));
  }

  @Override
  public boolean accepts(T record) {
    return definition.scale().accepts(answer.applyAsDouble(record));
  }

  @Override
  public void check(T record) {
    definition.scale().require(answer.applyAsDouble(record), definition);
  }
}
