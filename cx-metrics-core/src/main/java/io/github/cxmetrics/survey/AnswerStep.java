package io.github.cxmetrics.survey;

/** What a rating metric reads from a record, for states that keep more than counts by answer. */
final class AnswerStep {

  static final int MISSING = -1;
  static final int REJECTED = -2;

  private AnswerStep() {}

  static <R> RatingDefinition<R> definition(RatingMetric<?, R> metric) {
    if (metric instanceof IntRatingMetric<?, R> whole) {
      return whole.definition();
    }
    if (metric instanceof DoubleRatingMetric<?, R> fine) {
      return fine.definition();
    }
    if (metric instanceof MissingAwareRatingMetric<?, R> aware) {
      return definition(aware.metric());
    }
    return definition(((RejectCountingRatingMetric<?, R>) metric).metric());
  }

  /**
   * The answer of a record by its place on the scale, or what stands for none.
   *
   * @throws IllegalArgumentException if the answer is not on the scale and such are not counted
   */
  static <T> int of(RatingMetric<T, ?> metric, T record) {
    if (metric instanceof IntRatingMetric<T, ?> whole) {
      return step(whole.definition(), whole.answer().applyAsInt(record));
    }
    if (metric instanceof DoubleRatingMetric<T, ?> fine) {
      return step(fine.definition(), fine.answer().applyAsDouble(record));
    }
    if (metric instanceof MissingAwareRatingMetric<T, ?> aware) {
      return aware.missing().test(record) ? MISSING : of(aware.metric(), record);
    }
    RatingMetric<T, ?> counting = ((RejectCountingRatingMetric<T, ?>) metric).metric();
    return counting.accepts(record) ? of(counting, record) : REJECTED;
  }

  private static int step(RatingDefinition<?> definition, double answer) {
    definition.scale().require(answer, definition);
    return definition.scale().stepOf(answer);
  }
}
