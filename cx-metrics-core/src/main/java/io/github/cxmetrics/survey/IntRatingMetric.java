package io.github.cxmetrics.survey;

import io.github.cxmetrics.IntField;

/** A score of whole-number answers. */
record IntRatingMetric<T, R>(RatingDefinition<R> definition, IntField<T> answer)
    implements RatingMetric<T, R> {

  @Override
  public RatingAccumulator<R> newAccumulator() {
    return RatingAccumulator.of(definition);
  }

  @Override
  public void add(RatingAccumulator<R> accumulator, T record) {
    accumulator.add(answer.applyAsInt(record));
  }

  @Override
  public boolean accepts(T record) {
    return definition.scale().accepts(answer.applyAsInt(record));
  }

  @Override
  public void check(T record) {
    definition.scale().require(answer.applyAsInt(record), definition);
  }
}
