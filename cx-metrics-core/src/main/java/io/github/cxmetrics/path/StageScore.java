package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.MeanInterval;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The answers to a survey that belong to a stage.
 *
 * @param stage the name of the stage; {@value StageAnswer#NONE} for answers before any
 * @param n how many answers there are
 * @param mean the mean of their scores; NaN without answers
 * @param sampleVariance the variance of their scores with divisor n - 1; NaN for fewer than two
 * @since 0.1
 */
public record StageScore(String stage, long n, double mean, double sampleVariance)
    implements Serializable {

  /** Sums sorted scores, so that rounding does not depend on how they came. */
  static StageScore of(String stage, double[] scores) {
    Arrays.sort(scores);
    int n = scores.length;
    double mean = n == 0 ? Double.NaN : Arrays.stream(scores).sum() / n;
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    return new StageScore(stage, n, mean, n < 2 ? Double.NaN : squares / (n - 1));
  }

  /**
   * The mean score. Answers are taken as independent: where actors give several, the interval is
   * too narrow.
   *
   * @param level the confidence level
   * @return the mean with Student's t interval, which is not cut off: the scale is not known here
   */
  public Estimate mean(ConfidenceLevel level) {
    return MeanInterval.estimate(
        n, mean, sampleVariance, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
  }
}
