package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Which answers call the experience easy and which difficult.
 *
 * @param scale the scale of the question; its direction says which end is easy
 * @param easy the answers that call it easy
 * @param difficult the answers that call it difficult
 * @since 0.1
 */
public record CesDefinition(RatingScale scale, Box easy, Box difficult)
    implements RatingDefinition<Ces> {

  /**
   * CES of Dixon, Freeman, Toman (2010): "how much effort did you have to put forth", 1 very low to
   * 5 very high; 1 and 2 are easy, 4 and 5 difficult.
   */
  public static final CesDefinition V1 =
      of(RatingScale.ONE_TO_FIVE.withDirection(RatingScale.Direction.LOW_IS_GOOD), 2, 2);

  /**
   * CES 2.0 of 2013: "made it easy to handle my issue", 1 strongly disagree to 7 strongly agree; 5
   * to 7 are easy, 1 to 3 difficult.
   */
  public static final CesDefinition V2 = of(RatingScale.ONE_TO_SEVEN, 3, 3);

  /** CES 2.0 read strictly: only 6 and 7 are easy, 1 to 3 difficult. */
  public static final CesDefinition V2_STRICT = of(RatingScale.ONE_TO_SEVEN, 2, 3);

  /** "How easy was it", 1 difficult to 5 easy; 4 and 5 are easy, 1 and 2 difficult. */
  public static final CesDefinition EASE_ONE_TO_FIVE = of(RatingScale.ONE_TO_FIVE, 2, 2);

  /**
   * Checks that the boxes are on the scale, apart, and at the ends the direction gives them.
   *
   * @param scale as the record component
   * @param easy as the record component
   * @param difficult as the record component
   * @throws IllegalArgumentException if they are not
   */
  public CesDefinition {
    scale.requireWithin(easy, "easy answers");
    scale.requireWithin(difficult, "difficult answers");
    boolean highIsEasy = scale.direction() == RatingScale.Direction.HIGH_IS_GOOD;
    Box upper = highIsEasy ? easy : difficult;
    Box lower = highIsEasy ? difficult : easy;
    if (lower.to() >= upper.from()) {
      throw new IllegalArgumentException(
          "easy and difficult answers must lie apart and easy at the good end of the scale "
              + scale
              + ", was easy "
              + easy
              + " and difficult "
              + difficult);
    }
  }

  /**
   * A definition by the number of answers at each end.
   *
   * @param scale the scale of the question; its direction says which end is easy
   * @param easyAnswers how many whole answers at the good end are easy
   * @param difficultAnswers how many whole answers at the bad end are difficult
   * @return the definition
   */
  public static CesDefinition of(RatingScale scale, int easyAnswers, int difficultAnswers) {
    return new CesDefinition(scale, scale.best(easyAnswers), scale.worst(difficultAnswers));
  }

  @Override
  public String kind() {
    return "ces";
  }

  @Override
  public String answerName() {
    return "CES rating";
  }

  @Override
  public String describe() {
    return "CES on " + scale + ", easy " + easy + ", difficult " + difficult;
  }

  @Override
  public AnswerMean headline() {
    return AnswerMean.answer("mean", scale);
  }

  @Override
  public List<AnswerMean> means() {
    return ImmutableList.of(
        headline(),
        AnswerMean.share("easyShare", scale, easy),
        AnswerMean.share("difficultShare", scale, difficult),
        AnswerMean.net("net", scale, easy, difficult));
  }

  @Override
  public Ces read(Ratings ratings) {
    return new Ces(this, ratings);
  }
}
