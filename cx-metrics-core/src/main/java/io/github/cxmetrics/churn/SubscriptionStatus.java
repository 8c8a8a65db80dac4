package io.github.cxmetrics.churn;

/**
 * What a customer's contract becomes at a change of its status.
 *
 * <p>Changes at the same instant are read in the order {@link #ENDED}, {@link #CANCELLED}, {@link
 * #PAUSED}, {@link #TRIAL}, {@link #ACTIVE}: a contract that ends and begins anew at one instant
 * goes on.
 *
 * @since 0.1
 */
public enum SubscriptionStatus {
  /** The contract runs from now on. Takes back a cancellation that has not ended it yet. */
  ACTIVE(4),

  /** A trial runs from now on. */
  TRIAL(3),

  /** The contract pauses from now on. */
  PAUSED(2),

  /** It is said that the contract will end; it goes on until {@link #ENDED}. */
  CANCELLED(1),

  /** There is no contract from now on. */
  ENDED(0);

  private final int code;

  SubscriptionStatus(int code) {
    this.code = code;
  }

  /** The number that stands for it in cells; also the order of changes at the same instant. */
  int code() {
    return code;
  }
}
