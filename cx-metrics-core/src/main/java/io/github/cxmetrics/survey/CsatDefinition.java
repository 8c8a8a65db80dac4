package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Which answers count as satisfied.
 *
 * @param scale the scale of the question
 * @param satisfied the answers of satisfied customers
 * @since 0.1
 */
public record CsatDefinition(RatingScale scale, Box satisfied) implements RatingDefinition<Csat> {

  /** 1 to 5, satisfied customers answer 4 or 5. */
  public static final CsatDefinition ONE_TO_FIVE = of(RatingScale.ONE_TO_FIVE);

  /* Answers known by class only stand on 0, 1. */
  static final CsatDefinition CLASSES_ONLY = of(RatingScale.of(0, 1));

  /**
   * Checks that the satisfied answers are on the scale.
   *
   * @param scale as the record component
   * @param satisfied as the record component
   * @throws IllegalArgumentException if they are not, or are all of it
   */
  public CsatDefinition {
    scale.requireWithin(satisfied, "satisfied answers");
    if (satisfied.equals(scale.everything())) {
      throw new IllegalArgumentException(
          "satisfied answers must not be the whole scale " + scale + ", was " + satisfied);
    }
  }

  /**
   * The usual top box of a scale: the best answer of 2 or 3, the best two of 4 to 7, the best three
   * of 8 or more.
   *
   * @param scale the scale of the question
   * @return the definition
   */
  public static CsatDefinition of(RatingScale scale) {
    int points = scale.highest() - scale.lowest() + 1;
    int satisfied = points <= 3 ? 1 : points <= 7 ? 2 : 3;
    return new CsatDefinition(scale, scale.best(satisfied));
  }

  /** Scores known by class only compare with any scale. */
  @Override
  public void requireComparable(RatingDefinition<?> other) {
    if (!equals(CLASSES_ONLY) && !other.equals(CLASSES_ONLY)) {
      RatingDefinition.super.requireComparable(other);
    }
  }

  @Override
  public String kind() {
    return "csat";
  }

  @Override
  public String answerName() {
    return "CSAT rating";
  }

  @Override
  public String describe() {
    return "CSAT on " + scale + ", satisfied " + satisfied;
  }

  @Override
  public AnswerMean headline() {
    return AnswerMean.share("csat", scale, satisfied);
  }

  @Override
  public List<AnswerMean> means() {
    ImmutableList.Builder<AnswerMean> means = ImmutableList.builder();
    means.add(headline());
    if (!equals(CLASSES_ONLY)) {
      means.add(AnswerMean.answer("mean", scale), AnswerMean.pomp("pomp", scale));
      if (scale.hasPercentOfMaximum()) {
        means.add(AnswerMean.percentOfMaximum("percentOfMaximum", scale));
      }
    }
    return means.build();
  }

  @Override
  public Csat read(Ratings ratings) {
    return new Csat(this, ratings);
  }
}
