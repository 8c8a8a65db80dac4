package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;

/**
 * How much the net scores of two independent samples differ, for example the Net Promoter Scores of
 * two segments or of two disjoint periods.
 *
 * <p><b>Unit and range</b> a difference of fractions in [-2, 2] (multiply by 100 for points). The
 * value is always the difference of the observed scores. <b>n</b> all answers of both samples.
 * <b>Default</b> {@link #ADJUSTED_WALD}; the others reproduce figures published elsewhere. <b>Empty
 * data</b> value, statistic and p-value NaN, interval [-2, 2], if either side is empty.
 * <b>Rejects</b> negative counts with {@link IllegalArgumentException}. <b>Symmetry</b> exchanging
 * the samples negates the result.
 *
 * @since 0.1
 */
public enum NetScoreDifference {
  /**
   * 3/4 positive, 3/2 neutral and 3/4 negative made-up answers are added to each sample; interval
   * and test both rest on the difference of these adjusted scores and its standard error; where the
   * observed difference lies outside the interval, as it can with a handful of answers, the
   * interval is drawn out to it. It is never without variance. With 10 or 20 answers a sample its
   * exact type I error at nominal 5 % stays below 5 % where that of Wald exceeds it.
   *
   * <p>Source: Rocks, B. (2016), Interval Estimation for the "Net Promoter Score", The American
   * Statistician 70(4), arXiv:1601.07235.
   */
  ADJUSTED_WALD("adjusted Wald (3/4)"),

  /**
   * The observed difference in standard errors, judged by the normal law. {@link Difference} says
   * what happens without any variance.
   */
  WALD("Wald"),

  /**
   * Welch's t on the values -1, 0 and +1, see {@link MeanDifference#welch}; without a verdict if a
   * sample has a single answer.
   */
  WELCH("Welch t");

  private static final Bounds BOUNDS = Bounds.ofDifference(2);

  private final String label;

  NetScoreDifference(String label) {
    this.label = label;
  }

  /**
   * The name of the method as people write it.
   *
   * @return for example {@code "adjusted Wald (3/4)"}
   */
  public String label() {
    return label;
  }

  /**
   * The difference, first minus second.
   *
   * @param positive1 answers of the first sample that count +1
   * @param neutral1 answers of the first sample that count 0
   * @param negative1 answers of the first sample that count -1
   * @param positive2 answers of the second sample that count +1
   * @param neutral2 answers of the second sample that count 0
   * @param negative2 answers of the second sample that count -1
   * @param level the confidence level
   * @return the difference with an interval in [-2, 2]
   * @throws IllegalArgumentException if a count is negative or their sum exceeds a long
   */
  public Difference of(
      long positive1,
      long neutral1,
      long negative1,
      long positive2,
      long neutral2,
      long negative2,
      ConfidenceLevel level) {
    NetAnswers first = new NetAnswers(positive1, neutral1, negative1);
    NetAnswers second = new NetAnswers(positive2, neutral2, negative2);
    long n = Counts.sum(first.n(), second.n());
    double value = first.score() - second.score();
    if (first.n() == 0 || second.n() == 0) {
      return Difference.unjudged(value, n, label, BOUNDS, level);
    }
    return switch (this) {
      case ADJUSTED_WALD -> wald(value, n, first.plus(0.75, 1.5), second.plus(0.75, 1.5), level);
      case WALD -> wald(value, n, first.plus(0, 0), second.plus(0, 0), level);
      case WELCH ->
          MeanDifference.welch(
              first.n(),
              first.score(),
              first.sampleVariance(),
              second.n(),
              second.score(),
              second.sampleVariance(),
              BOUNDS.highest(),
              level);
    };
  }

  private Difference wald(
      double value,
      long n,
      NetAnswers.Moments first,
      NetAnswers.Moments second,
      ConfidenceLevel level) {
    double error = Math.sqrt(first.squaredError() + second.squaredError());
    return Difference.normal(value, n, label, BOUNDS, first.score() - second.score(), error, level);
  }
}
