package io.github.cxmetrics.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.MeanSums;

/**
 * A result made of rated answers that has one headline number and can be compared with its like.
 *
 * @param <S> the score itself
 * @since 0.1
 */
public interface SurveyScore<S extends SurveyScore<S>> extends Result {

  /** Fewer answers than this make a score {@linkplain #lowN() low in n}. */
  int LOW_N = 30;

  /**
   * The answers the score is made of.
   *
   * @return their distribution
   */
  Ratings ratings();

  /**
   * How the answers are read.
   *
   * @return the definition; the first of its {@linkplain RatingDefinition#means() means} is the
   *     headline number
   */
  RatingDefinition<?> definition();

  /**
   * What the headline number rests on, as a mean of what each answer is worth.
   *
   * @return the sums of the worths, in the unit of the {@link AnswerMean#kind()}
   */
  default MeanSums sums() {
    return definition().headline().sums(ratings());
  }

  /**
   * The headline number.
   *
   * @param level the confidence level of its interval
   * @return the score in the unit its class page states
   */
  Estimate score(ConfidenceLevel level);

  /**
   * The headline number at 95 %.
   *
   * @return as {@link #score(ConfidenceLevel)} at {@link ConfidenceLevel#P95}
   */
  default Estimate score() {
    return score(ConfidenceLevel.P95);
  }

  /**
   * This headline number minus that of independent other answers: this month against last, A
   * against B, a part against its complement. A part must not be compared with a whole that
   * contains it; see {@link #without}.
   *
   * @param baseline the score to subtract
   * @param level the confidence level of the interval
   * @return the difference, with interval and two-sided p-value
   * @throws IllegalArgumentException if the definitions differ
   */
  Difference differenceFrom(S baseline, ConfidenceLevel level);

  /**
   * This headline number minus that of independent other answers, at 95 %.
   *
   * @param baseline the score to subtract
   * @return as {@link #differenceFrom(SurveyScore, ConfidenceLevel)} at {@link ConfidenceLevel#P95}
   */
  default Difference differenceFrom(S baseline) {
    return differenceFrom(baseline, ConfidenceLevel.P95);
  }

  /**
   * The score of the answers that remain when a part of them is taken away.
   *
   * @param part a score of some of these answers
   * @return the score of its complement
   * @throws IllegalArgumentException if the definitions differ or the part has more of some answer
   */
  S without(S part);

  /**
   * The largest half-width of the 95 % interval that is not flagged: a tenth of the way from the
   * worst answer to the best, or ten points of NPS.
   *
   * @return in the unit of {@link #score()}
   */
  double widestMargin();

  /**
   * Tells that the score rests on too few answers to be shown without a warning: fewer than {@value
   * #LOW_N}, or a 95 % interval wider than {@link #widestMargin()} to each side.
   *
   * @return true if it should carry the warning
   */
  default boolean lowN() {
    return n() < LOW_N || score().interval().halfWidth() > widestMargin();
  }

  @Override
  default long n() {
    return ratings().n();
  }

  /**
   * How many questions were asked and not answered.
   *
   * @return at least 0; not part of n
   */
  default long missing() {
    return ratings().missing();
  }

  /**
   * How many answers were refused because they are not on the scale.
   *
   * @return at least 0; not part of n
   */
  default long rejected() {
    return ratings().rejected();
  }
}
