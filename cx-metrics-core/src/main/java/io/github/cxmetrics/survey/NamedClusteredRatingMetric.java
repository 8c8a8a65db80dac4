package io.github.cxmetrics.survey;

import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.state.UnitWeight;
import org.jspecify.annotations.Nullable;

/**
 * A score of which several answers may come from one account, known by text. Made by {@link
 * RatingMetric#clusteredBy} and {@link WeightedRatingMetric#clusteredBy}.
 *
 * <p><b>Rejects</b> what the answers' metric rejects, weights that no answer can have, and accounts
 * that are half a surrogate pair.
 *
 * @param answers reads the answer
 * @param weight reads how much it counts
 * @param account reads whose it is; null for an answer that belongs to no account
 * @param <T> the record
 * @param <R> the score without weights
 * @since 0.1
 */
public record NamedClusteredRatingMetric<T, R>(
    RatingMetric<T, R> answers,
    DoubleField<? super T> weight,
    Field<? super T, @Nullable String> account)
    implements Metric<T, NamedClusteredRatingAccumulator<R>, ClusteredScore<R>> {

  @Override
  public NamedClusteredRatingAccumulator<R> newAccumulator() {
    return NamedClusteredRatingAccumulator.of(RatingReading.definition(answers));
  }

  @Override
  public void add(NamedClusteredRatingAccumulator<R> accumulator, T record) {
    int step = RatingReading.step(answers, record);
    if (step == RatingReading.REJECTED) {
      accumulator.addRejected();
      return;
    }
    int place =
        step == RatingReading.MISSING ? RatingReading.definition(answers).scale().size() : step;
    double counts = weight.applyAsDouble(record);
    String whose = account.apply(record);
    if (whose == null) {
      accumulator.addStepAlone(place, counts);
    } else {
      accumulator.addStep(whose, place, counts);
    }
  }

  @Override
  public void check(T record) {
    if (RatingReading.step(answers, record) != RatingReading.REJECTED) {
      UnitWeight.require(weight.applyAsDouble(record));
      String whose = account.apply(record);
      if (whose != null) {
        NamedActors.requireActor(whose);
      }
    }
  }
}
