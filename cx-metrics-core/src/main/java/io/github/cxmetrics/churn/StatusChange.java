package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;

/**
 * A change of the status of a customer's contract.
 *
 * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
 * @param status what it becomes
 * @param reason why, for those that end it
 * @since 0.1
 */
public record StatusChange(long atMillis, SubscriptionStatus status, ChurnReason reason) {

  /**
   * Checks the parts.
   *
   * @param atMillis as the record component
   * @param status as the record component
   * @param reason as the record component
   * @throws IllegalArgumentException if the time is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public StatusChange {
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
    EventTime.require(atMillis);
  }

  /**
   * A change of which no reason is known.
   *
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param status what it becomes
   * @return the change
   * @throws IllegalArgumentException as the constructor
   */
  public static StatusChange of(long atMillis, SubscriptionStatus status) {
    return new StatusChange(atMillis, status, ChurnReason.UNKNOWN);
  }

  /**
   * The same with a reason.
   *
   * @param newReason why
   * @return the change
   */
  public StatusChange because(ChurnReason newReason) {
    return new StatusChange(atMillis, status, newReason);
  }
}
