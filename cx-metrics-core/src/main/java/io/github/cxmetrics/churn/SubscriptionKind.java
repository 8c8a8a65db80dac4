package io.github.cxmetrics.churn;

/**
 * What a stretch of a contract is.
 *
 * @since 0.1
 */
public enum SubscriptionKind {
  /** A contract that runs: the customer is a customer. */
  PAID(0),

  /** A trial; the definition says whether it counts. */
  TRIAL(1),

  /** A pause; the definition says whether it counts. */
  PAUSED(2);

  private final int code;

  SubscriptionKind(int code) {
    this.code = code;
  }

  /** The number that stands for it in cells. */
  int code() {
    return code;
  }
}
