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
   * The share of comparable pairs that are concordant, of which ties of the predictor count half.
   *
   * @param level the confidence level
   * @return the estimate, in [0, 1]; undefined if no pair is comparable
   */
  public Estimate share(ConfidenceLevel level) {
    double pairs = (double) concordant + discordant + tiedPredictor;
    if (pairs == 0) {
      return new Estimate(Double.NaN, new Interval(0, 1, level), 0, "undefined");
    }
    double share = (concordant + tiedPredictor / 2.0) / pairs;
    double half = Normal.quantile(level) * Math.sqrt(variance);
    return new Estimate(
        share,
        new Interval(Math.max(0, share - half), Math.min(1, share + half), level),
        n,
        "infinitesimal jackknife");
  }
}
