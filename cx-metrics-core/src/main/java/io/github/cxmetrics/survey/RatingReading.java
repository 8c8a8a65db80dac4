package io.github.cxmetrics.survey;

/** What a rating metric reads from a record, for states that keep more than a count of it. */
final class RatingReading {

  /** Instead of a place on the scale: the question was asked and not answered. */
  static final int MISSING = -1;

  /** Instead of a place on the scale: the answer is not on it and counted as rejected. */
  static final int REJECTED = -2;

  private RatingReading() {}

  /**
   * The answer of a record by its place on the scale, or {@link #MISSING} or {@link #REJECTED}.
   *
   * @throws IllegalArgumentException if the metric rejects the record
   */
  static <T> int step(RatingMetric<T, ?> metric, T record) {
    if (metric instanceof IntRatingMetric<T, ?> whole) {
      int answer = whole.answer().applyAsInt(record);
      whole.definition().scale().require(answer, whole.definition());
      return whole.definition().scale().stepOf(answer);
    }
    if (metric instanceof DoubleRatingMetric<T, ?> fine) {
      double answer = fine.answer().applyAsDouble(record);
      fine.definition().scale().require(answer, fine.definition());
      return fine.definition().scale().stepOf(answer);
    }
    if (metric instanceof MissingAwareRatingMetric<T, ?> aware) {
      return aware.missing().test(record) ? MISSING : step(aware.metric(), record);
    }
    RejectCountingRatingMetric<T, ?> counting = (RejectCountingRatingMetric<T, ?>) metric;
    return counting.metric().accepts(record) ? step(counting.metric(), record) : REJECTED;
  }

  /** What is made of the answers of a metric. */
  static <R> RatingDefinition<R> definition(RatingMetric<?, R> metric) {
    if (metric instanceof IntRatingMetric<?, R> whole) {
      return whole.definition();
    }
    if (metric instanceof DoubleRatingMetric<?, R> fine) {
      return fine.definition();
    }
    return metric instanceof MissingAwareRatingMetric<?, R> aware
        ? definition(aware.metric())
        : definition(((RejectCountingRatingMetric<?, R>) metric).metric());
  }
}
