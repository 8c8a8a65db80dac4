package io.github.cxmetrics.churn;

/**
 * When the churn of a customer is dated.
 *
 * @since 0.1
 */
public enum ChurnDate {
  /** When it was said that the contract ends, if that is known; else when it ended. */
  CANCELLED_AT("churn at cancellation"),

  /** When the contract ended: the first instant it does not cover. */
  EFFECTIVE_END("churn at the end"),

  /** When the contract ended and the grace has passed; the customer counts until then. */
  EFFECTIVE_END_PLUS_GRACE("churn after the grace");

  private final String label;

  ChurnDate(String label) {
    this.label = label;
  }

  /**
   * The rule in words.
   *
   * @return for example {@code "churn at the end"}
   */
  public String label() {
    return label;
  }
}
