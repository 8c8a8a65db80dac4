package io.github.cxmetrics.duration;

import io.github.cxmetrics.ConfidenceLevel;
import java.io.Serializable;
import java.util.List;

/**
 * Which quantiles of durations are asked for, and how sure their intervals are to be.
 *
 * @param shares each in [0, 1]: 0.5 for the median
 * @param level the confidence level of the intervals
 * @since 0.1
 */
public record DurationShares(List<Double> shares, ConfidenceLevel level) implements Serializable {

  /** The median, the ninth decile and the last percentile, at 95 %. */
  public static final DurationShares USUAL = of(0.5, 0.9, 0.99);

  /**
   * Checks the shares.
   *
   * @param shares as the record component
   * @param level as the record component
   * @throws IllegalArgumentException if there is none, or one is outside [0, 1]
   */
  public DurationShares {
    shares = List.copyOf(shares);
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("shares must be at least one, was none");
    }
    for (double share : shares) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("share must be in 0..1, was " + share);
      }
    }
  }

  /**
   * Some quantiles at 95 %.
   *
   * @param shares each in [0, 1]
   * @return which are asked for
   * @throws IllegalArgumentException as the constructor
   */
  public static DurationShares of(Double... shares) {
    return new DurationShares(List.of(shares), ConfidenceLevel.P95);
  }

  /**
   * The same at another level.
   *
   * @param other the confidence level of the intervals
   * @return which are asked for
   */
  public DurationShares at(ConfidenceLevel other) {
    return new DurationShares(shares, other);
  }
}
