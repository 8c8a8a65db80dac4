package io.github.cxmetrics.churn;

/**
 * Whether a customer whose contract pauses is one.
 *
 * @since 0.1
 */
public enum PausedRule {
  /** Paused customers stay customers. */
  COUNTS("paused counts"),

  /** A pause is churn, and its end a reactivation. */
  LEAVES("paused leaves");

  private final String label;

  PausedRule(String label) {
    this.label = label;
  }

  /**
   * The rule in words.
   *
   * @return for example {@code "paused counts"}
   */
  public String label() {
    return label;
  }
}
