package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Normal;
import java.util.OptionalDouble;

/**
 * The expected number of events up to each time of a customer who is always replaced: the
 * cumulative hazard, 0 at the start and without upper limit.
 *
 * <p><b>Interval</b> on the scale of the logarithm, H exp(± z se / H); [0, ∞) where H is 0.
 * <b>Empty data</b> NaN with n 0.
 *
 * <p><b>Source</b> Nelson (1969), doi:10.1080/00224065.1969.11980344; Aalen (1978),
 * doi:10.1214/aos/1176344247; Klein and Moeschberger (2003), section 4.2.
 *
 * @since 0.1
 */
public final class CumulativeHazard {

  private final RiskTable table;
  private final HazardRule rule;
  private final double[] values;
  private final double[] variances;

  CumulativeHazard(RiskTable table, HazardRule rule) {
    this.table = table;
    this.rule = rule;
    values = new double[table.rows];
    variances = new double[table.rows];
    double value = 0;
    double variance = 0;
    for (int row = 0; row < table.rows; row++) {
      long events = table.events[row];
      long atRisk = table.atRisk[row];
      if (events > 0 && rule == HazardRule.NELSON_AALEN) {
        value += events / (double) atRisk;
        variance += events / (double) atRisk / atRisk;
      } else if (events > 0) {
        value += HarmonicSums.ofInverses(atRisk - events, atRisk);
        variance += HarmonicSums.ofInverseSquares(atRisk - events, atRisk);
      }
      values[row] = value;
      variances[row] = variance;
    }
  }

  /**
   * How it steps.
   *
   * @return the rule
   */
  public HazardRule rule() {
    return rule;
  }

  /**
   * The cumulative hazard at a time.
   *
   * @param time at least 0
   * @param level the confidence level
   * @return at least 0; not defined after the last time at which a customer was observed
   * @throws IllegalArgumentException if the time is below 0
   */
  public Estimate at(long time, ConfidenceLevel level) {
    Survival.requireTime(time);
    String method = rule.label() + ", log interval";
    if (time > table.lastTime()) {
      return new Estimate(Double.NaN, anything(level), 0, method);
    }
    int row = table.rowAt(time);
    double value = row < 0 ? 0 : values[row];
    return new Estimate(value, around(value, row, level), table.customers(), method);
  }

  private Interval around(double value, int row, ConfidenceLevel level) {
    if (value == 0) {
      return anything(level);
    }
    double factor = Math.exp(Normal.quantile(level) * Math.sqrt(variances[row]) / value);
    return new Interval(value / factor, value * factor, level);
  }

  private static Interval anything(ConfidenceLevel level) {
    return new Interval(0, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The standard error of the cumulative hazard at a time.
   *
   * @param time at least 0
   * @return at least 0; empty after the last time at which a customer was observed
   * @throws IllegalArgumentException if the time is below 0
   */
  public OptionalDouble standardError(long time) {
    Survival.requireTime(time);
    if (time > table.lastTime()) {
      return OptionalDouble.empty();
    }
    int row = table.rowAt(time);
    return OptionalDouble.of(row < 0 ? 0 : Math.sqrt(variances[row]));
  }
}
