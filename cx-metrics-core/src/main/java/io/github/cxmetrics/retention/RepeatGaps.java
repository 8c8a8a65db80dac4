package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.stats.ClusterSizes;
import io.github.cxmetrics.stats.QuantileInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * Times between orders, in milliseconds: those that have ended with the next order, and those of
 * customers who are still waiting.
 *
 * <p>All figures of the ended ones alone are too short while anybody waits, because long gaps are
 * the ones that have not ended: {@link #caution} says so with the numbers. The pairs of length and
 * end that a survival estimator needs are handed over by {@link RepeatAccumulator#fold}.
 *
 * <p>Exact for up to {@value Quantiles#MOST_EXACT} gaps; of more, quantiles have the {@linkplain
 * #relativeError() relative error} that is said, while mean, least and most stay exact.
 *
 * @since 0.1
 */
public final class RepeatGaps implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Quantiles ended;
  private final ClusterSizes sizes;
  private final Quantiles waiting;

  /** Takes the quantiles as they are: nobody may change them afterwards. */
  RepeatGaps(Quantiles ended, ClusterSizes sizes, Quantiles waiting) {
    this.ended = ended;
    this.sizes = sizes;
    this.waiting = waiting;
  }

  /**
   * How many gaps have ended with the next order.
   *
   * @return at least 0
   */
  public long ended() {
    return ended.n();
  }

  /**
   * How many customers are still waiting for their next order when the data end.
   *
   * @return at least 0
   */
  public long waiting() {
    return waiting.n();
  }

  /**
   * The median of the gaps that have ended, with its distribution-free interval by customers,
   * because gaps of one customer are not independent.
   *
   * @param level the confidence level
   * @return milliseconds, n being the customers with such a gap; NaN with the interval [0, ∞) if
   *     none has ended
   */
  public Estimate median(ConfidenceLevel level) {
    return quantile(0.5, level);
  }

  /**
   * A quantile of the gaps that have ended, as {@link #median}.
   *
   * @param p the share, in [0, 1]
   * @param level the confidence level
   * @return milliseconds; NaN with the interval [0, ∞) if none has ended
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public Estimate quantile(double p, ConfidenceLevel level) {
    return QuantileInterval.estimateByActors(
        p, sizes, ended::valueAtRank, 0, Double.POSITIVE_INFINITY, level);
  }

  /**
   * The arithmetic mean of the gaps that have ended, exact.
   *
   * @return milliseconds; NaN if none has ended
   */
  public double mean() {
    return ended.mean();
  }

  /**
   * The shortest gap that has ended, exact.
   *
   * @return milliseconds; empty if none has ended
   */
  public OptionalLong least() {
    return ended.min();
  }

  /**
   * The longest gap that has ended, exact.
   *
   * @return milliseconds; empty if none has ended
   */
  public OptionalLong most() {
    return ended.max();
  }

  /**
   * A quantile of how long those who wait have waited so far.
   *
   * @param p the share, in [0, 1]
   * @return milliseconds; empty if nobody waits
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public OptionalLong waitingQuantile(double p) {
    return waiting.quantile(p);
  }

  /**
   * How far a quantile can be off.
   *
   * @return a share of its value, 0 if quantiles are exact
   */
  public double relativeError() {
    return Math.max(ended.relativeError(), waiting.relativeError());
  }

  /**
   * What must be said beside any figure of the gaps that have ended.
   *
   * @return a sentence with the numbers; empty if nobody waits
   */
  public String caution() {
    return waiting() == 0
        ? ""
        : "too short: of "
            + ended()
            + " gaps that have ended; "
            + waiting()
            + " customers are still waiting, and long gaps are missing most";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RepeatGaps that
        && ended.equals(that.ended)
        && sizes.equals(that.sizes)
        && waiting.equals(that.waiting);
  }

  @Override
  public int hashCode() {
    return 31 * ended.hashCode() + waiting.hashCode();
  }

  /**
   * The gaps in words.
   *
   * @return how many have ended and how many not
   */
  @Override
  public String toString() {
    return ended() + " gaps, " + waiting() + " waiting";
  }
}
