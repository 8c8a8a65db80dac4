package io.github.cxmetrics;

import java.io.Serializable;
import java.util.Map;

/**
 * The honest answer of a metric: immutable, independent of the accumulator it came from, and able
 * to list each of its numbers as an {@link Estimate}.
 *
 * <p>A result is terminal. What is to be combined later is kept as a state ({@link
 * Accumulator#encode()}), never as a result.
 *
 * @since 0.1
 */
public interface Result extends Serializable {

  /**
   * The number of units the result rests on.
   *
   * @return at least 0; 0 if there were no usable data
   */
  long n();

  /**
   * Every number of this result that has an interval, in the order a report would list them.
   *
   * @param level the confidence level of the intervals
   * @return an unmodifiable map from a stable name ({@code "nps"}, {@code "promoterShare"}) to its
   *     estimate, never empty
   */
  Map<String, Estimate> estimates(ConfidenceLevel level);

  /**
   * Every number of this result at 95 %.
   *
   * @return as {@link #estimates(ConfidenceLevel)} at {@link ConfidenceLevel#P95}
   */
  default Map<String, Estimate> estimates() {
    return estimates(ConfidenceLevel.P95);
  }
}
