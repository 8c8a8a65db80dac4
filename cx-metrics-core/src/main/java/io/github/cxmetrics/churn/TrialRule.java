package io.github.cxmetrics.churn;

/**
 * Whether somebody on trial is a customer.
 *
 * @since 0.1
 */
public enum TrialRule {
  /** A trial makes a customer, and its end without a contract is churn. */
  COUNTS("trial counts"),

  /** A trial makes no customer; who goes on to pay is new then. */
  EXCLUDED("trial excluded");

  private final String label;

  TrialRule(String label) {
    this.label = label;
  }

  /**
   * The rule in words.
   *
   * @return for example {@code "trial excluded"}
   */
  public String label() {
    return label;
  }
}
