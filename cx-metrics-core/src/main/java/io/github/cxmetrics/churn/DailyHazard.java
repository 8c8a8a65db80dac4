package io.github.cxmetrics.churn;

import java.io.Serializable;

/**
 * What the rates of days add up to, in the order of days.
 *
 * @param churned customers at the opening of a day who churned on it, over all days
 * @param cumulative the sum of churned / customers (Nelson-Aalen)
 * @param variance the sum of churned / customers^2 (Aalen)
 * @param logSurvival the sum of log(1 - churned / customers) over days on which somebody stays
 * @param greenwood the sum of churned / (customers (customers - churned)) over the same days
 * @param emptied whether there was a day on which all churned
 */
record DailyHazard(
    long churned,
    double cumulative,
    double variance,
    double logSurvival,
    double greenwood,
    boolean emptied)
    implements Serializable {

  static final DailyHazard NONE = new DailyHazard(0, 0, 0, 0, 0, false);

  /** The same with another day. */
  DailyHazard and(long lost, long customers) {
    if (lost == 0) {
      return this;
    }
    double n = customers;
    boolean all = lost == customers;
    return new DailyHazard(
        churned + lost,
        cumulative + lost / n,
        variance + lost / n / n,
        all ? logSurvival : logSurvival + Math.log1p(-(lost / n)),
        all ? greenwood : greenwood + lost / n / (n - lost),
        emptied || all);
  }

  /** One less the product of the shares that stay. */
  double probability() {
    return emptied ? 1 : 0 - Math.expm1(logSurvival);
  }
}
