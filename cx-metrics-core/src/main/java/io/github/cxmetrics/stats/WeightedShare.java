package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;

/**
 * The uncertainty of a share of a total to which independent units contribute unequally, each with
 * a part from none to all of its weight: the revenue that is kept of customers who pay unequally.
 *
 * <p>The interval is Wilson's, of as many units of equal weight as would make the share as
 * uncertain as these at most can: the square of all weights over the sum of their squares. For a
 * given share R its variance is greatest, R (1 - R) over that number, where every unit keeps all of
 * its weight or nothing. So the interval is rather too wide where units keep a part, but it does
 * not rest on how far the units seen happen to differ, as the linearised ratio does, which is far
 * too narrow while no unit of great weight is among the few that were lost.
 *
 * <p><b>Unit and range</b> shares in [0, 1]. <b>n</b> units with a weight above 0. <b>Empty
 * data</b> value NaN, n 0, interval [0, 1].
 *
 * <p><b>Source</b> Kish, L. (1965), Survey Sampling, section 11.7, for the number of units; Wilson
 * (1927), doi:10.1080/01621459.1927.10502953.
 *
 * @since 0.1
 */
public final class WeightedShare {

  private static final String LABEL = "Wilson score of units of equal weight";

  private WeightedShare() {}

  /**
   * The share with its interval.
   *
   * @param n how many units have a weight
   * @param share what they keep over all they have, in [0, 1]; not looked at if n is 0
   * @param equalUnits the square of all weights over the sum of their squares, at most n but for
   *     rounding; not looked at if n is 0
   * @param level the confidence level
   * @return the share; NaN with the interval [0, 1] if n is 0
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static Estimate estimate(long n, double share, double equalUnits, ConfidenceLevel level) {
    Counts.check("n", n);
    if (n == 0) {
      return new Estimate(Double.NaN, Bounds.SHARE.all(level), 0, LABEL);
    }
    Bounds.SHARE.check("share", share);
    if (!(equalUnits > 0 && equalUnits <= n * (1 + 1e-9))) {
      throw new IllegalArgumentException(
          "number of units of equal weight must be above 0 and at most "
              + n
              + ", was "
              + equalUnits);
    }
    Interval interval = EffectiveShare.wilson(Math.max(0, Math.min(1, share)), equalUnits, level);
    return new Estimate(share, interval, n, LABEL);
  }
}
