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

  /* Sums of scores may be off by rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * Checks the range, the counts and the sum.
   *
   * @param low as the record component
   * @param high as the record component
   * @param events as the record component
   * @param n as the record component
   * @param sum as the record component
   * @throws IllegalArgumentException if the range is not one of [0, 1], there are fewer than 0
   *     events or more than scores, or the sum is below 0 or above their number
   */
  public RiskBin {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException(
          "range of scores must ascend within 0 and 1, was " + low + " to " + high);
    }
    if (events < 0 || events > n) {
      throw new IllegalArgumentException("events must be in 0.." + n + ", was " + events);
    }
    if (!(sum >= 0 && sum <= n * (1 + ROUNDING))) {
      throw new IllegalArgumentException(
          "sum of " + n + " scores must be in 0.." + n + ", was " + sum);
    }
  }

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
