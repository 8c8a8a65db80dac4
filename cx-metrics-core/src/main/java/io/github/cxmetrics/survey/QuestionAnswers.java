package io.github.cxmetrics.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serializable;

/**
 * How one question was answered.
 *
 * @param question its name
 * @param answered answers on its scale
 * @param outOfScale answers that are not on its scale
 * @param missing how often it was left out
 * @since 0.1
 */
public record QuestionAnswers(String question, long answered, long outOfScale, long missing)
    implements Serializable {

  /**
   * Checks the counts.
   *
   * @param question as the record component
   * @param answered as the record component
   * @param outOfScale as the record component
   * @param missing as the record component
   * @throws IllegalArgumentException if one is negative
   */
  public QuestionAnswers {
    if (answered < 0 || outOfScale < 0 || missing < 0) {
      throw new IllegalArgumentException(
          "counts of a question must be at least 0, was "
              + answered
              + ", "
              + outOfScale
              + " and "
              + missing);
    }
  }

  /**
   * The item nonresponse rate with its Wilson interval.
   *
   * @param level the confidence level
   * @return {@code missing / respondents}, in [0, 1]
   */
  public Estimate nonresponse(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(missing, answered + outOfScale + missing, level);
  }

  /**
   * The share of given answers that are not on the scale, with its Wilson interval.
   *
   * @param level the confidence level
   * @return {@code out of scale / given}, in [0, 1]
   */
  public Estimate outOfScaleShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(outOfScale, answered + outOfScale, level);
  }
}
