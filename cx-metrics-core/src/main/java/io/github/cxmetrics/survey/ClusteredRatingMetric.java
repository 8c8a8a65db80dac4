package io.github.cxmetrics.survey;

import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.UnitWeight;

/**
 * A score of which several answers may come from one account, known by number. Made by {@link
 * RatingMetric#clusteredByLong} and {@link WeightedRatingMetric#clusteredByLong}.
 *
 * <p><b>Rejects</b> what the answers' metric rejects and weights that no answer can have.
 *
 * @param answers reads the answer
 * @param weight reads how much it counts
 * @param account reads whose it is
 * @param <T> the record
 * @param <R> the score without weights
 * @since 0.1
 */
public record ClusteredRatingMetric<T, R>(
    RatingMetric<T, R> answers, DoubleField<? super T> weight, LongField<? super T> account)
    implements Metric<T, ClusteredRatingAccumulator<R>, ClusteredScore<R>> {

  @Override
  public ClusteredRatingAccumulator<R> newAccumulator() {
    return ClusteredRatingAccumulator.of(RatingReading.definition(answers));
  }

  @Override
  public void add(ClusteredRatingAccumulator<R> accumulator, T record) {
    int step = RatingReading.step(answers, record);
    if (step == RatingReading.REJECTED) {
      accumulator.addRejected();
      return;
    }
    int place =
        step == RatingReading.MISSING ? RatingReading.definition(answers).scale().size() : step;
    double counts = weight.applyAsDouble(record);
    accumulator.addStep(account.applyAsLong(record), place, counts);
  }

  @Override
  public void check(T record) {
    if (RatingReading.step(answers, record) != RatingReading.REJECTED) {
      UnitWeight.require(weight.applyAsDouble(record));
    }
  }
}
