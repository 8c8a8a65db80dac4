package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;

/**
 * A weighted mean of the shares of independent samples: cohorts, shops, strata.
 *
 * <p><b>Definition</b> the sum of w p over the sum of w, with p = successes / n of each sample.
 * <b>Interval</b> the Wilson score interval of as many trials of one sample as would have the
 * variance of the weighted mean, the sum of w<sup>2</sup> v / n over the square of the sum of w.
 * The variance v of a sample is its own p (1 - p) mixed with that of the mean as if z<sup>2</sup>
 * more trials had that: a sample of one trial would otherwise claim to have none. Without any
 * variance (all are 0 or all are 1) it is the square of the sum of w over the sum of w<sup>2</sup>
 * / n trials. <b>Unit and range</b> shares in [0, 1]. <b>Coverage</b> simulated at nominal 95 %,
 * four samples of 15 to 80 trials with shares of 0.1 to 0.6 and equal weights: 93 %. <b>n</b> the
 * trials of all samples. <b>Empty data</b> value NaN, n 0, interval [0, 1].
 *
 * <p><b>Source</b> Cochran, W. G. (1977), Sampling Techniques, 3rd edition, section 5.3, for the
 * variance; Korn, E. L. and Graubard, B. I. (1998), Confidence Intervals for Proportions with Small
 * Expected Number of Positive Counts Estimated from Survey Data, Survey Methodology 24(2), for the
 * effective number of trials.
 *
 * @since 0.1
 */
public final class StratifiedShare {

  private static final String LABEL = "Wilson score of effective trials";

  private StratifiedShare() {}

  /**
   * The weighted mean with its interval.
   *
   * @param successes by sample, 0 to n
   * @param n by sample, how many trials; samples without any do not count
   * @param weights by sample, finite and above 0
   * @param level the confidence level
   * @return the weighted mean of the shares
   * @throws IllegalArgumentException if the arrays differ in length, a count is out of its range or
   *     a weight is
   */
  public static Estimate estimate(
      long[] successes, long[] n, double[] weights, ConfidenceLevel level) {
    if (successes.length != n.length || weights.length != n.length) {
      throw new IllegalArgumentException(
          "samples must have one number of successes, of trials and one weight each, was "
              + successes.length
              + ", "
              + n.length
              + " and "
              + weights.length);
    }
    double weight = 0;
    double weightedShare = 0;
    long all = 0;
    for (int i = 0; i < n.length; i++) {
      Trials trials = new Trials(successes[i], n[i]);
      requireWeight(weights[i]);
      if (n[i] > 0) {
        weight += weights[i];
        weightedShare += weights[i] * trials.share();
        all = Counts.sum(all, n[i]);
      }
    }
    if (all == 0) {
      return new Estimate(Double.NaN, Bounds.SHARE.all(level), 0, LABEL);
    }
    double share = Math.min(1, weightedShare / weight);
    double z = Normal.quantile(level);
    double trials = weight * weight * effectiveTrials(successes, n, weights, share, z);
    return new Estimate(
        share,
        ProportionInterval.wilson(share * trials, trials, share * (1 - share), z, level),
        all,
        LABEL);
  }

  /** How many trials of one sample are worth as much, for a sum of weights of 1. */
  private static double effectiveTrials(
      long[] successes, long[] n, double[] weights, double share, double z) {
    double overall = share * (1 - share);
    double variance = 0;
    double perTrial = 0;
    for (int i = 0; i < n.length; i++) {
      if (n[i] > 0) {
        Trials trials = new Trials(successes[i], n[i]);
        double mixed = (n[i] * trials.variance() + z * z * overall) / (n[i] + z * z);
        variance += weights[i] * weights[i] * mixed / n[i];
        perTrial += weights[i] * weights[i] / n[i];
      }
    }
    return overall > 0 ? overall / variance : 1 / perTrial;
  }

  private static void requireWeight(double weight) {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight must be finite and above 0, was " + weight);
    }
  }
}
