package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Normal;
import java.io.Serializable;

/**
 * Harrell's concordance: of the pairs of rows of which it is known who had the event first, in how
 * many the model gave that one the higher hazard.
 *
 * <p>A pair is comparable if one row has an event at a time at which the other is at risk and stays
 * longer, or exits then without an event; both are of one stratum.
 *
 * @param concordant pairs in which the first to have the event has the higher predictor
 * @param discordant pairs in which it has the lower one
 * @param tiedPredictor comparable pairs with equal predictors
 * @param tiedTime pairs with events at the same time and different predictors
 * @param tiedBoth pairs with events at the same time and equal predictors
 * @param variance the variance of the share by the infinitesimal jackknife, at least 0; 0 without
 *     pairs
 * @param n how many independent units there are
 * @since 0.1
 */
public record CoxConcordance(
    long concordant,
    long discordant,
    long tiedPredictor,
    long tiedTime,
    long tiedBoth,
    double variance,
    long n)
    implements Serializable {

  /**
   * Checks the counts and the variance.
   *
   * @param concordant as the record component
   * @param discordant as the record component
   * @param tiedPredictor as the record component
   * @param tiedTime as the record component
   * @param tiedBoth as the record component
   * @param variance as the record component
   * @param n as the record component
   * @throws IllegalArgumentException if a count is negative, or the variance is negative or not
   *     finite
   */
  public CoxConcordance {
    long least = Math.min(Math.min(concordant, discordant), Math.min(tiedPredictor, tiedTime));
    least = Math.min(least, Math.min(tiedBoth, n));
    if (least < 0) {
      throw new IllegalArgumentException("counts of pairs and n must be at least 0, was " + least);
    }
    if (!(variance >= 0 && Double.isFinite(variance))) {
      throw new IllegalArgumentException(
          "variance of a concordance must be finite and at least 0, was " + variance);
    }
  }

  /**
   * The share of comparable pairs that are concordant, of which ties of the predictor count half.
   *
   * @param level the confidence level
   * @return the estimate, in [0, 1], with the interval cut to it; the widest interval without any
   *     variance, from which nothing can be known; undefined if no pair is comparable
   */
  public Estimate share(ConfidenceLevel level) {
    double pairs = (double) concordant + discordant + tiedPredictor;
    if (pairs == 0) {
      return new Estimate(Double.NaN, new Interval(0, 1, level), 0, "undefined");
    }
    double share = (concordant + tiedPredictor / 2.0) / pairs;
    double half = Normal.quantile(level) * Math.sqrt(variance);
    Interval interval =
        half > 0
            ? new Interval(Math.max(0, share - half), Math.min(1, share + half), level)
            : new Interval(0, 1, level);
    return new Estimate(share, interval, n, "infinitesimal jackknife");
  }
}
