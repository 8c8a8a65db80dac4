package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.stats.QuantileInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * How long something took each time, in milliseconds: the step from one event to the next, a stay
 * in a stage.
 *
 * <p>Exact for up to {@value Quantiles#MOST_EXACT} times; of more, quantiles have the {@linkplain
 * #relativeError() relative error} that is said, while mean, least and most stay exact.
 *
 * @since 0.1
 */
public final class PathTimes implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  static final PathTimes NONE = new PathTimes(new Quantiles());

  private final Quantiles times;

  /** Takes the quantiles as they are: nobody may change them afterwards. */
  PathTimes(Quantiles times) {
    this.times = times;
  }

  /**
   * How many times there are.
   *
   * @return at least 0
   */
  public long n() {
    return times.n();
  }

  /**
   * The time within which a share of them was over.
   *
   * @param p the share, in [0, 1]
   * @return milliseconds; empty if there are no times
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public OptionalLong quantile(double p) {
    return times.quantile(p);
  }

  /**
   * The median with its distribution-free interval, between two order statistics. Times are taken
   * as independent: where actors have several, the interval is too narrow.
   *
   * @param level the confidence level
   * @return milliseconds; NaN with the interval [0, ∞) if there are no times
   */
  public Estimate median(ConfidenceLevel level) {
    return quantile(0.5, level);
  }

  /**
   * A quantile with its distribution-free interval, as {@link #median}.
   *
   * @param p the share, in [0, 1]
   * @param level the confidence level
   * @return milliseconds; NaN with the interval [0, ∞) if there are no times
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public Estimate quantile(double p, ConfidenceLevel level) {
    return QuantileInterval.estimate(
        p, n(), times::valueAtRank, 0, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The arithmetic mean, exact.
   *
   * @return milliseconds; NaN if there are no times
   */
  public double mean() {
    return times.mean();
  }

  /**
   * The shortest time, exact.
   *
   * @return milliseconds; empty if there are no times
   */
  public OptionalLong least() {
    return times.min();
  }

  /**
   * The longest time, exact.
   *
   * @return milliseconds; empty if there are no times
   */
  public OptionalLong most() {
    return times.max();
  }

  /**
   * How far a quantile can be off.
   *
   * @return a share of its value, 0 if quantiles are exact
   */
  public double relativeError() {
    return times.relativeError();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathTimes that && times.equals(that.times);
  }

  @Override
  public int hashCode() {
    return times.hashCode();
  }

  /**
   * The times in words.
   *
   * @return n and median
   */
  @Override
  public String toString() {
    return n() == 0 ? "no times" : n() + " times, median " + times.quantile(0.5).orElseThrow();
  }
}
