package io.github.cxmetrics.churn;

import java.io.Serializable;

/**
 * Churn by its reason.
 *
 * @param voluntary how many wanted to leave
 * @param involuntary how many did not pay or were shut out
 * @param unknown how many of which nobody knows
 * @since 0.1
 */
public record ChurnReasons(long voluntary, long involuntary, long unknown) implements Serializable {

  /**
   * Checks the counts.
   *
   * @param voluntary as the record component
   * @param involuntary as the record component
   * @param unknown as the record component
   * @throws IllegalArgumentException if a count is negative
   */
  public ChurnReasons {
    if (voluntary < 0 || involuntary < 0 || unknown < 0) {
      throw new IllegalArgumentException(
          "counts by reason must be at least 0, was "
              + voluntary
              + ", "
              + involuntary
              + " and "
              + unknown);
    }
  }

  /**
   * The count of a reason.
   *
   * @param reason which
   * @return at least 0
   */
  public long of(ChurnReason reason) {
    return switch (reason) {
      case VOLUNTARY -> voluntary;
      case INVOLUNTARY -> involuntary;
      case UNKNOWN -> unknown;
    };
  }

  /**
   * All reasons together.
   *
   * @return at least 0
   */
  public long total() {
    return voluntary + involuntary + unknown;
  }
}
