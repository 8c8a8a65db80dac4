package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import java.io.Serializable;

/**
 * How much two independent samples differ, first minus second, with the test of no difference.
 *
 * <p>The samples must not share subjects: a segment is compared with its complement, never with a
 * total that contains it. If a sample is empty, or too small for the method, the statistic and the
 * p-value are NaN and the interval is as wide as the difference can be; the value is NaN only if a
 * sample is empty. The same holds where neither sample has any variance, which a method without
 * made-up answers cannot judge.
 *
 * @param estimate the observed difference and its interval; its n is the sum of both samples
 * @param statistic the standardised difference (z or t), positive if the first is greater
 * @param pValue the two-sided p-value, in [0, 1] or NaN
 * @since 0.1
 */
public record Difference(Estimate estimate, double statistic, double pValue)
    implements Serializable {

  /**
   * Checks the p-value.
   *
   * @param estimate as the record component
   * @param statistic as the record component
   * @param pValue as the record component
   * @throws IllegalArgumentException if it lies outside [0, 1] and is not NaN
   */
  public Difference {
    PValueAdjustment.checkPValue(pValue);
  }

  /**
   * A difference judged by the normal law: {@code centre} over {@code error} is the statistic. The
   * interval is drawn around the centre, and as far as the observed value where that lies outside.
   */
  static Difference normal(
      double value,
      long n,
      String method,
      Bounds bounds,
      double centre,
      double error,
      ConfidenceLevel level) {
    if (error == 0) {
      return unjudged(value, n, method, bounds, level);
    }
    double halfWidth = Normal.quantile(level) * error;
    Interval interval =
        bounds.between(
            Math.min(value, centre - halfWidth), Math.max(value, centre + halfWidth), level);
    double statistic = centre / error;
    return new Difference(
        new Estimate(value, interval, n, method), statistic, Normal.twoSided(statistic));
  }

  /** A difference about which nothing can be said but, perhaps, its value. */
  static Difference unjudged(
      double value, long n, String method, Bounds bounds, ConfidenceLevel level) {
    return new Difference(
        new Estimate(value, bounds.all(level), n, method), Double.NaN, Double.NaN);
  }

  /**
   * Tells whether the p-value is small enough to speak of a difference.
   *
   * @return true if {@code pValue < 1 - level}; false if the p-value is NaN
   */
  public boolean isSignificant() {
    return pValue < 1 - estimate.interval().level().probability();
  }

  /**
   * The same difference in another unit, for example times 100 for points.
   *
   * @param factor what value and interval are multiplied by, above 0
   * @return the rescaled difference with the same statistic and p-value
   * @throws IllegalArgumentException unless the factor is finite and above 0
   */
  public Difference scaled(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("factor must be finite and above 0, was " + factor);
    }
    return new Difference(estimate.scaled(factor, 0), statistic, pValue);
  }

  /**
   * The same difference with a p-value that was adjusted for several comparisons. The interval
   * stays that of a single comparison.
   *
   * @param p the adjusted p-value, in [0, 1] or NaN
   * @return the difference with that p-value
   * @throws IllegalArgumentException if p lies outside [0, 1] and is not NaN
   * @see PValueAdjustment
   */
  public Difference withPValue(double p) {
    return new Difference(estimate, statistic, p);
  }

  /**
   * The difference as a sentence, for example {@code "+6.2 points, 95 % interval -1.1 to +13.4: not
   * yet clear"}.
   *
   * <p>The verdict is "clearly higher" or "clearly lower" if the difference {@linkplain
   * #isSignificant() is significant} and statistic and value agree on its sign (with a handful of
   * answers an adjusted statistic may not), otherwise "not yet clear". It follows the p-value, so
   * that it respects an adjustment for several comparisons; near the border it can disagree with
   * the interval, which belongs to a single comparison and sometimes to a slightly different test.
   *
   * @param rounding how the three numbers are rounded
   * @param unit the unit in which the difference is expressed, such as {@code "points"}; may be
   *     empty
   * @return one line; {@code "no answers to compare"} if a sample was empty
   */
  public String inWords(Rounding rounding, String unit) {
    if (!estimate.isDefined()) {
      return "no answers to compare";
    }
    Interval interval = estimate.interval();
    return rounding.formatSigned(estimate.value())
        + (unit.isEmpty() ? "" : " " + unit)
        + ", "
        + interval.level()
        + " interval "
        + rounding.formatSigned(interval.low())
        + " to "
        + rounding.formatSigned(interval.high())
        + ": "
        + verdict();
  }

  private String verdict() {
    if (!isSignificant() || Math.signum(statistic) != Math.signum(estimate.value())) {
      return "not yet clear";
    }
    return statistic > 0 ? "clearly higher" : "clearly lower";
  }
}
