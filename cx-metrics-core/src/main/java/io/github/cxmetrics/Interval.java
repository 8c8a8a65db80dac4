package io.github.cxmetrics;

import java.io.Serializable;

/**
 * A two-sided confidence interval, both ends included, in the unit of the value it surrounds.
 *
 * @param low the lower end, never above {@code high}; may be {@code -Infinity}
 * @param high the upper end; may be {@code Infinity}
 * @param level the confidence level the ends were computed for
 * @since 0.1
 */
public record Interval(double low, double high, ConfidenceLevel level) implements Serializable {

  /**
   * Checks the order of the ends.
   *
   * @param low as the record component
   * @param high as the record component
   * @param level as the record component
   * @throws IllegalArgumentException if an end is NaN or {@code low > high}
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "interval must have low <= high, was [" + low + ", " + high + "]");
    }
  }

  /**
   * The distance between the ends.
   *
   * @return {@code high - low}, at least 0, {@code Infinity} if an end is infinite
   */
  public double width() {
    return high - low;
  }

  /**
   * Half the distance between the ends: the "margin of error" of a symmetric interval.
   *
   * @return {@code width() / 2}
   */
  public double halfWidth() {
    return width() / 2;
  }

  /**
   * Tells whether a value lies inside.
   *
   * @param value any number
   * @return true if {@code low <= value <= high}
   */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * The same interval in another unit or on another origin.
   *
   * @param factor what both ends are multiplied by; a negative factor swaps them
   * @param offset what is added afterwards
   * @return the interval from {@code factor * low + offset} to {@code factor * high + offset}, in
   *     ascending order
   */
  public Interval scaled(double factor, double offset) {
    double a = factor * low + offset;
    double b = factor * high + offset;
    return new Interval(Math.min(a, b), Math.max(a, b), level);
  }
}
