package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

/**
 * A stay of a customer: a time as a customer without interruption, as a survival estimator wants
 * it.
 *
 * @param startMillis when it began, in milliseconds since 1970-01-01T00:00Z
 * @param millis how long it lasted; of one that goes on, how long up to the end of the data
 * @param ended whether it ended with churn; else it goes on, or nobody can tell yet
 * @param reason why it ended; {@link ChurnReason#UNKNOWN} if it did not
 * @param reactivation whether the customer had been one before, and returned
 * @since 0.1
 */
public record ChurnTenure(
    long startMillis, long millis, boolean ended, ChurnReason reason, boolean reactivation) {

  /**
   * Checks the stay.
   *
   * @param startMillis as the record component
   * @param millis as the record component
   * @param ended as the record component
   * @param reason as the record component
   * @param reactivation as the record component
   * @throws IllegalArgumentException if the length is below 0, or a stay that did not end has a
   *     reason
   */
  public ChurnTenure {
    requireNonNull(reason, "reason");
    if (millis < 0) {
      throw new IllegalArgumentException("length of a stay must be at least 0, was " + millis);
    }
    if (!ended && reason != ChurnReason.UNKNOWN) {
      throw new IllegalArgumentException(
          "reason of a stay that did not end must be UNKNOWN, was " + reason);
    }
  }
}
