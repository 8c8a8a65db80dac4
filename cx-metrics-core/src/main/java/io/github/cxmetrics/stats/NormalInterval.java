package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.util.OptionalDouble;

/**
 * The uncertainty of a number whose standard error is known: the number plus and minus a normal
 * quantile of errors, cut off at the ends of its range.
 *
 * <p><b>Empty data</b> value NaN, and the whole range; the same interval where no standard error is
 * known.
 *
 * @since 0.1
 */
public final class NormalInterval {

  private static final String LABEL = "linearised, normal";
  private static final String UNKNOWN = "no standard error";

  private NormalInterval() {}

  /**
   * A number with its interval.
   *
   * @param value the number, finite; empty if there is none
   * @param error its standard error, finite and above 0; empty if it is not known
   * @param n how many rows it rests on; 0 is taken if there is no number
   * @param lowest the lowest number possible, may be {@code -Infinity}
   * @param highest the highest number possible, may be {@code Infinity}
   * @param level the confidence level
   * @return the number, with an interval within its range
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static Estimate estimate(
      OptionalDouble value,
      OptionalDouble error,
      long n,
      double lowest,
      double highest,
      ConfidenceLevel level) {
    Bounds bounds = new Bounds(lowest, highest);
    if (value.isEmpty() || error.isEmpty()) {
      return new Estimate(
          value.orElse(Double.NaN), bounds.all(level), value.isEmpty() ? 0 : n, UNKNOWN);
    }
    double half = Normal.quantile(level) * error.getAsDouble();
    return new Estimate(
        value.getAsDouble(), bounds.around(value.getAsDouble(), half, level), n, LABEL);
  }
}
