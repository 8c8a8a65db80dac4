package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import java.util.OptionalLong;

/**
 * A stretch of a customer's contract, from its start up to, not including, its end.
 *
 * <p>A customer may have many, also at once: those that overlap or adjoin unite, whichever product
 * they are of. One of no length counts nowhere.
 *
 * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
 * @param endMillis the first instant it does not cover; empty if no end is known
 * @param cancelledAtMillis when it was said that it will end; empty if that is not known
 * @param kind what it is
 * @param reason why it ends
 * @since 0.1
 */
public record Subscription(
    long startMillis,
    OptionalLong endMillis,
    OptionalLong cancelledAtMillis,
    SubscriptionKind kind,
    ChurnReason reason) {

  /**
   * Checks the parts.
   *
   * @param startMillis as the record component
   * @param endMillis as the record component
   * @param cancelledAtMillis as the record component
   * @param kind as the record component
   * @param reason as the record component
   * @throws IllegalArgumentException if a time is beyond 2<sup>48</sup> milliseconds from 1970, or
   *     the end before the start
   */
  public Subscription {
    requireNonNull(kind, "kind");
    requireNonNull(reason, "reason");
    ChurnLayout.requireStart(startMillis);
    if (endMillis.isPresent()) {
      ChurnLayout.requireEnd(startMillis, endMillis.getAsLong());
    }
    if (cancelledAtMillis.isPresent()) {
      EventTime.require("cancellation of a subscription", cancelledAtMillis.getAsLong());
    }
  }

  /**
   * A contract that runs and has no known end.
   *
   * @param startMillis when it begins, in milliseconds since 1970-01-01T00:00Z
   * @return the subscription
   * @throws IllegalArgumentException as the constructor
   */
  public static Subscription from(long startMillis) {
    return new Subscription(
        startMillis,
        OptionalLong.empty(),
        OptionalLong.empty(),
        SubscriptionKind.PAID,
        ChurnReason.UNKNOWN);
  }

  /**
   * The same with an end.
   *
   * @param newEndMillis the first instant it does not cover, in milliseconds since
   *     1970-01-01T00:00Z
   * @return the subscription
   * @throws IllegalArgumentException as the constructor
   */
  public Subscription until(long newEndMillis) {
    return new Subscription(
        startMillis, OptionalLong.of(newEndMillis), cancelledAtMillis, kind, reason);
  }

  /**
   * The same with the instant it was cancelled.
   *
   * @param atMillis when it was said that it will end, in milliseconds since 1970-01-01T00:00Z
   * @return the subscription
   * @throws IllegalArgumentException as the constructor
   */
  public Subscription cancelledAt(long atMillis) {
    return new Subscription(startMillis, endMillis, OptionalLong.of(atMillis), kind, reason);
  }

  /**
   * The same of another kind.
   *
   * @param newKind what it is
   * @return the subscription
   */
  public Subscription of(SubscriptionKind newKind) {
    return new Subscription(startMillis, endMillis, cancelledAtMillis, newKind, reason);
  }

  /**
   * The same with a reason.
   *
   * @param newReason why it ends
   * @return the subscription
   */
  public Subscription because(ChurnReason newReason) {
    return new Subscription(startMillis, endMillis, cancelledAtMillis, kind, newReason);
  }
}
