package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The time by which a share of customers had the event, with its interval. Each of the three may
 * not exist: the curve, or an end of its interval, never falls so far.
 *
 * <p>The ends are the times at which the ends of the interval around the curve fall to the height
 * (Brookmeyer and Crowley 1982).
 *
 * @since 0.1
 */
public final class SurvivalQuantile implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final double share;
  private final double value;
  private final double lower;
  private final double upper;
  private final long n;
  private final ConfidenceLevel level;

  SurvivalQuantile(
      double share, double value, double lower, double upper, long n, ConfidenceLevel level) {
    this.share = share;
    this.value = value;
    this.lower = lower;
    this.upper = upper;
    this.n = n;
    this.level = level;
  }

  /**
   * Which quantile.
   *
   * @return the share of customers who had the event, in (0, 1]
   */
  public double share() {
    return share;
  }

  /**
   * The time.
   *
   * @return in the unit of times; empty if the curve never falls so far
   */
  public OptionalDouble value() {
    return CurvePoint.finite(value);
  }

  /**
   * The lower end of the interval.
   *
   * @return in the unit of times; empty if there is none
   */
  public OptionalDouble lower() {
    return CurvePoint.finite(lower);
  }

  /**
   * The upper end of the interval.
   *
   * @return in the unit of times; empty if there is none: the time may be any after the lower end
   */
  public OptionalDouble upper() {
    return CurvePoint.finite(upper);
  }

  /**
   * How many customers it rests on.
   *
   * @return at least 0
   */
  public long n() {
    return n;
  }

  /**
   * The level of the interval.
   *
   * @return the confidence level
   */
  public ConfidenceLevel level() {
    return level;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SurvivalQuantile that
        && share == that.share
        && value().equals(that.value())
        && lower().equals(that.lower())
        && upper().equals(that.upper())
        && n == that.n
        && level.equals(that.level);
  }

  @Override
  public int hashCode() {
    return Objects.hash(share, value, lower, upper, n, level);
  }

  /**
   * The quantile in words.
   *
   * @return such as {@code 48.0 [23.0, none]}
   */
  @Override
  public String toString() {
    return text(value()) + " [" + text(lower()) + ", " + text(upper()) + "]";
  }

  private static String text(OptionalDouble time) {
    return time.isPresent() ? String.valueOf(time.getAsDouble()) : "none";
  }
}
