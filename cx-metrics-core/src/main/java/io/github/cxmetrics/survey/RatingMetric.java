package io.github.cxmetrics.survey;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A score made of rated answers, read from records.
 *
 * <p>As it stands it throws on an answer that is not on the scale. What else may happen to missing
 * and bad answers is chosen here, visibly: {@link #missingWhere} and {@link #countingRejects}.
 *
 * @param <T> the record
 * @param <R> the result
 * @since 0.1
 */
public sealed interface RatingMetric<T, R> extends Metric<T, RatingAccumulator<R>, R>
    permits IntRatingMetric,
        DoubleRatingMetric,
        MissingAwareRatingMetric,
        RejectCountingRatingMetric {

  /**
   * A score of answers that are whole numbers.
   *
   * @param definition what is made of the answers
   * @param answer reads the answer
   * @param <T> the record
   * @param <R> the result
   * @return the metric
   */
  static <T, R> RatingMetric<T, R> of(RatingDefinition<R> definition, IntField<T> answer) {
    return new IntRatingMetric<>(definition, answer);
  }

  /**
   * A score of answers that may come in steps of less than a point.
   *
   * @param definition what is made of the answers
   * @param answer reads the answer
   * @param <T> the record
   * @param <R> the result
   * @return the metric
   */
  static <T, R> RatingMetric<T, R> ofDouble(RatingDefinition<R> definition, DoubleField<T> answer) {
    return new DoubleRatingMetric<>(definition, answer);
  }

  /**
   * Tells whether a record has an answer of the scale, or none where that is allowed.
   *
   * @param record the record
   * @return false if {@link #add} would throw
   */
  boolean accepts(T record);

  /**
   * The same metric, which counts a record as a missing answer where a condition holds. The answer
   * is not read from such a record.
   *
   * @param condition tells that the question was asked and not answered
   * @return the metric
   */
  default RatingMetric<T, R> missingWhere(Condition<? super T> condition) {
    return new MissingAwareRatingMetric<>(this, condition);
  }

  /**
   * The same metric, which counts an answer that is not on the scale as rejected instead of
   * throwing.
   *
   * @return the metric
   */
  default RatingMetric<T, R> countingRejects() {
    return new RejectCountingRatingMetric<>(this);
  }

  /**
   * The same score of answers that stand for unequal numbers of people. Missing and rejected
   * answers are treated as this metric does.
   *
   * @param weight reads how much an answer counts, at least 0
   * @return the weighted metric
   */
  default WeightedRatingMetric<T, R> weightedBy(DoubleField<? super T> weight) {
    return new WeightedRatingMetric<>(this, weight);
  }

  /**
   * The same score with an error that does not take the answers of an account for independent.
   *
   * @param account reads whose answer it is; null for an answer that belongs to no account
   * @return the clustered metric
   */
  default NamedClusteredRatingMetric<T, R> clusteredBy(Field<? super T, @Nullable String> account) {
    return new NamedClusteredRatingMetric<>(this, new EqualWeight<>(), account);
  }

  /**
   * As {@link #clusteredBy}, with accounts known by a number.
   *
   * @param account reads whose answer it is
   * @return the clustered metric
   */
  default ClusteredRatingMetric<T, R> clusteredByLong(LongField<? super T> account) {
    return new ClusteredRatingMetric<>(this, new EqualWeight<>(), account);
  }

  /**
   * The same answers by those who gave them, to be weighted to a population.
   *
   * @param strata where records have their levels, and their base weight if they come with one
   * @return the metric
   */
  default StratifiedRatingMetric<T, R> stratifiedBy(Strata<? super T> strata) {
    return new StratifiedRatingMetric<>(this, strata);
  }
}
