package io.github.cxmetrics.survey;

import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.UnitWeight;
import org.jspecify.annotations.Nullable;

/**
 * A score of weighted answers, read from records. Made by {@link RatingMetric#weightedBy}.
 *
 * <p>The weight of a rejected answer is not read. <b>Rejects</b> what the answers' metric rejects,
 * and weights that no answer can have, see {@link WeightedRatingAccumulator}.
 *
 * @param answers reads the answer
 * @param weight reads how much it counts
 * @param <T> the record
 * @param <R> the score without weights
 * @since 0.1
 */
public record WeightedRatingMetric<T, R>(RatingMetric<T, R> answers, DoubleField<? super T> weight)
    implements Metric<T, WeightedRatingAccumulator<R>, WeightedScore<R>> {

  @Override
  public WeightedRatingAccumulator<R> newAccumulator() {
    return WeightedRatingAccumulator.of(RatingReading.definition(answers));
  }

  @Override
  public void add(WeightedRatingAccumulator<R> accumulator, T record) {
    int step = RatingReading.step(answers, record);
    switch (step) {
      case RatingReading.MISSING -> accumulator.addMissing(weight.applyAsDouble(record));
      case RatingReading.REJECTED -> accumulator.addRejected();
      default -> accumulator.addStep(step, weight.applyAsDouble(record));
    }
  }

  @Override
  public void check(T record) {
    if (RatingReading.step(answers, record) != RatingReading.REJECTED) {
      UnitWeight.require(weight.applyAsDouble(record));
    }
  }

  /**
   * The same score with an error that does not take the answers of an account for independent.
   *
   * @param account reads whose answer it is; null for an answer that belongs to no account
   * @return the clustered metric
   */
  public NamedClusteredRatingMetric<T, R> clusteredBy(Field<? super T, @Nullable String> account) {
    return new NamedClusteredRatingMetric<>(answers, weight, account);
  }

  /**
   * As {@link #clusteredBy}, with accounts known by a number.
   *
   * @param account reads whose answer it is
   * @return the clustered metric
   */
  public ClusteredRatingMetric<T, R> clusteredByLong(LongField<? super T> account) {
    return new ClusteredRatingMetric<>(answers, weight, account);
  }
}
