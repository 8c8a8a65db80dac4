package io.github.cxmetrics.survey;

/**
 * Where an answer is counted: its step on the scale, and behind the last step a place for missing
 * answers and one for rejected ones.
 */
final class RespondentCode {

  private RespondentCode() {}

  static int missing(RatingScale scale) {
    return scale.size();
  }

  static int rejected(RatingScale scale) {
    return scale.size() + 1;
  }

  static int places(RatingScale scale) {
    return scale.size() + 2;
  }

  /**
   * The place of an answer that was given.
   *
   * @throws IllegalArgumentException if it is not on the scale
   */
  static int given(RatingDefinition<?> definition, double answer) {
    definition.scale().require(answer, definition);
    return definition.scale().stepOf(answer);
  }

  /** What is made of the answers that a metric reads. */
  static <T, R> RatingDefinition<R> definition(RatingMetric<T, R> metric) {
    if (metric instanceof IntRatingMetric<T, R> whole) {
      return whole.definition();
    }
    if (metric instanceof DoubleRatingMetric<T, R> fine) {
      return fine.definition();
    }
    return metric instanceof MissingAwareRatingMetric<T, R> aware
        ? definition(aware.metric())
        : definition(((RejectCountingRatingMetric<T, R>) metric).metric());
  }

  /**
   * The place of the answer that a metric reads from a record.
   *
   * @throws IllegalArgumentException if the metric would throw it
   */
  static <T, R> int read(RatingMetric<T, R> metric, T record) {
    if (metric instanceof IntRatingMetric<T, R> whole) {
      return given(whole.definition(), whole.answer().applyAsInt(record));
    }
    if (metric instanceof DoubleRatingMetric<T, R> fine) {
      return given(fine.definition(), fine.answer().applyAsDouble(record));
    }
    if (metric instanceof MissingAwareRatingMetric<T, R> aware) {
      return aware.missing().test(record)
          ? missing(definition(metric).scale())
          : read(aware.metric(), record);
    }
    RatingMetric<T, R> counting = ((RejectCountingRatingMetric<T, R>) metric).metric();
    return counting.accepts(record) ? read(counting, record) : rejected(definition(metric).scale());
  }
}
