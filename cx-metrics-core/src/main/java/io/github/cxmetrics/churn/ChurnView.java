package io.github.cxmetrics.churn;

/**
 * What is counted above the line of a churn rate.
 *
 * @since 0.1
 */
public enum ChurnView {
  /**
   * Customers at the opening of the period who are not customers at its closing, each once. Whoever
   * joined and churned inside the period, or churned and returned inside it, does not count.
   */
  ENDPOINT("customers at the opening who are not at the closing"),

  /** Every churn of the period, also of those who joined in it or return in it. */
  EVENT("churn events");

  private final String label;

  ChurnView(String label) {
    this.label = label;
  }

  /**
   * The numerator in words.
   *
   * @return for example {@code "churn events"}
   */
  public String label() {
    return label;
  }
}
