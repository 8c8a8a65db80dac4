package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.Quantiles;
import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * How long something took each time, in milliseconds: a step of a funnel, the step from one event
 * of a path to the next, a stay in a stage.
 *
 * <p>Exact for up to {@value Quantiles#MOST_EXACT} times; of more, quantiles have the {@linkplain
 * #relativeError() relative error} that is said, while mean, least and most stay exact.
 *
 * @since 0.1
 */
public final class StepTimes implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** Nothing took any time. */
  public static final StepTimes NONE = of(new Quantiles());

  private final Quantiles times;
  private final ClusterSizes sizes;

  private StepTimes(Quantiles times, ClusterSizes sizes) {
    this.times = times;
    this.sizes = sizes;
  }

  /**
   * The times as they are now, each independent of the others.
   *
   * @param times in milliseconds, at least 0; they are copied
   * @return the times
   */
  public static StepTimes of(Quantiles times) {
    return of(times, ClusterSizes.ofSingles(times.n()));
  }

  /**
   * The times as they are now, of actors who may have several.
   *
   * @param times in milliseconds, at least 0; they are copied
   * @param sizes how many times actors have
   * @return the times
   * @throws IllegalArgumentException if there are not as many times as actors have
   */
  public static StepTimes of(Quantiles times, ClusterSizes sizes) {
    if (times.n() != sizes.values()) {
      throw new IllegalArgumentException(
          "times must be as many as actors have, " + sizes.values() + ", was " + times.n());
    }
    return new StepTimes(times.copy(), sizes);
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
   * The median with its distribution-free interval, between two order statistics. In paths and
   * stages, where actors may have several times, it is by actors and n is theirs ({@link
   * QuantileInterval#estimateByActors}); in funnels times are taken as independent.
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
    return QuantileInterval.estimateByActors(
        p, sizes, times::valueAtRank, 0, Double.POSITIVE_INFINITY, level);
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
    return other instanceof StepTimes that && times.equals(that.times) && sizes.equals(that.sizes);
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
