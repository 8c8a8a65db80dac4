package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.WeightedRatingAccumulator;
import io.github.cxmetrics.survey.WeightedScore;

/**
 * How answers are added up to a score.
 *
 * @param <A> what they are added up in
 * @param <S> the score
 */
interface Scoring<A extends Accumulator<A, S>, S> {

  A newAccumulator();

  void add(A accumulator, double answer, double weight);

  void addMissing(A accumulator, double weight);

  void addRejected(A accumulator);

  /** Every answer counts alike. */
  static <S> Scoring<RatingAccumulator<S>, S> unweighted(RatingDefinition<S> definition) {
    return new Unweighted<>(definition);
  }

  /** Every answer counts by its weight. */
  static <S> Scoring<WeightedRatingAccumulator<S>, WeightedScore<S>> weighted(
      RatingDefinition<S> definition) {
    return new Weighted<>(definition);
  }

  /**
   * Every answer counts alike.
   *
   * @param definition what is made of the answers
   * @param <S> the score
   */
  record Unweighted<S>(RatingDefinition<S> definition) implements Scoring<RatingAccumulator<S>, S> {

    @Override
    public RatingAccumulator<S> newAccumulator() {
      return RatingAccumulator.of(definition);
    }

    @Override
    public void add(RatingAccumulator<S> accumulator, double answer, double weight) {
      accumulator.add(answer);
    }

    @Override
    public void addMissing(RatingAccumulator<S> accumulator, double weight) {
      accumulator.addMissing();
    }

    @Override
    public void addRejected(RatingAccumulator<S> accumulator) {
      accumulator.addRejected();
    }
  }

  /**
   * Every answer counts by its weight.
   *
   * @param definition what is made of the answers
   * @param <S> the score
   */
  record Weighted<S>(RatingDefinition<S> definition)
      implements Scoring<WeightedRatingAccumulator<S>, WeightedScore<S>> {

    @Override
    public WeightedRatingAccumulator<S> newAccumulator() {
      return WeightedRatingAccumulator.of(definition);
    }

    @Override
    public void add(WeightedRatingAccumulator<S> accumulator, double answer, double weight) {
      accumulator.add(answer, weight);
    }

    @Override
    public void addMissing(WeightedRatingAccumulator<S> accumulator, double weight) {
      accumulator.addMissing(weight);
    }

    @Override
    public void addRejected(WeightedRatingAccumulator<S> accumulator) {
      accumulator.addRejected();
    }
  }
}
