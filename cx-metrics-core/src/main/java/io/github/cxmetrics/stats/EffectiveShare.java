package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;

/**
 * The uncertainty of a share that was not counted among trials but estimated with a known variance,
 * such as a survival probability: the Wilson interval of as many trials as would have the same
 * variance.
 *
 * <p><b>Unit and range</b> shares in [0, 1]; the interval never leaves it. <b>Rejects</b> with
 * {@link IllegalArgumentException} a share outside [0, 1] and trials that are not above 0.
 *
 * <p><b>Source</b> Rothman, K. J. (1978), Estimation of Confidence Limits for the Cumulative
 * Probability of Survival in Life Table Analysis, Journal of Chronic Diseases 31(8),
 * doi:10.1016/0021-9681(78)90043-7.
 *
 * @since 0.1
 */
public final class EffectiveShare {

  private EffectiveShare() {}

  /**
   * The Wilson interval for the true share.
   *
   * @param share the estimated share, in [0, 1]
   * @param trials how many trials would be as informative: {@code share (1 - share) / variance};
   *     need not be whole
   * @param level the confidence level
   * @return an interval in [0, 1]
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static Interval wilson(double share, double trials, ConfidenceLevel level) {
    return wilson(share, trials, Normal.quantile(level), level);
  }

  static Interval wilson(double share, double trials, double z, ConfidenceLevel level) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in 0..1, was " + share);
    }
    if (!(trials > 0) || Double.isInfinite(trials)) {
      throw new IllegalArgumentException("trials must be finite and above 0, was " + trials);
    }
    double rarer = Math.min(share, 1 - share);
    Interval interval =
        ProportionInterval.wilson(rarer * trials, trials, rarer * (1 - rarer), z, level);
    return share <= 0.5 ? interval : interval.scaled(-1, 1);
  }
}
