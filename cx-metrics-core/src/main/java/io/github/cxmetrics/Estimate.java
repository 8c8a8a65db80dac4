package io.github.cxmetrics;

import java.io.Serializable;

/**
 * A number that is not naked: a value with the interval around it, the count it rests on and the
 * method that made the interval.
 *
 * <p>Without data the value is {@code NaN}, {@code n} is 0 and the interval is as wide as the
 * quantity can be ([0, 1] for a share, [-100, 100] for a Net Promoter Score).
 *
 * @param value the point estimate, unrounded; {@code NaN} if it is undefined for these data
 * @param interval the confidence interval, in the unit of the value
 * @param n how many independent units (answers, people, tickets: the metric says which) it rests on
 * @param method the name of the interval method, for example {@code "Tango score"}
 * @since 0.1
 */
public record Estimate(double value, Interval interval, long n, String method)
    implements Serializable {

  /**
   * Checks the count.
   *
   * @param value as the record component
   * @param interval as the record component
   * @param n as the record component
   * @param method as the record component
   * @throws IllegalArgumentException if {@code n} is negative
   */
  public Estimate {
    if (n < 0) {
      throw new IllegalArgumentException("n must be at least 0, was " + n);
    }
  }

  /**
   * Tells whether there is a value to report.
   *
   * @return false if the value is {@code NaN}
   */
  public boolean isDefined() {
    return !Double.isNaN(value);
  }

  /**
   * The same estimate in another unit or on another origin.
   *
   * @param factor what value and ends are multiplied by
   * @param offset what is added afterwards
   * @return the rescaled estimate with the same n and method
   */
  public Estimate scaled(double factor, double offset) {
    return new Estimate(factor * value + offset, interval.scaled(factor, offset), n, method);
  }
}
