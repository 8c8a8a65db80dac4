package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The scores of a range, and how many of them had the event: a point of a calibration curve.
 *
 * @param low where the range begins
 * @param high where it ends; only the last range holds its end
 * @param events how many scores had the event
 * @param n how many scores there are
 * @param sum the sum of the scores
 * @since 0.1
 */
public record RiskBin(double low, double high, long events, long n, double sum)
    implements Serializable {

  /**
   * What was predicted on average.
   *
   * @return in [0, 1]; empty without scores
   */
  public OptionalDouble predicted() {
    return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, sum / n));
  }

  /**
   * What came: events over scores.
   *
   * @param level the confidence level
   * @return the share with its Wilson interval; undefined without scores
   */
  public Estimate observed(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(events, n, level);
  }
}
