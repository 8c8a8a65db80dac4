package io.github.cxmetrics.churn;

/**
 * What a movement of recurring revenue is.
 *
 * @since 0.1
 */
public enum RevenueView {
  /**
   * The difference between what a customer pays at the opening and at the closing of a period: what
   * goes up and down in between is not seen, and a customer has at most one movement.
   */
  ENDPOINT("endpoint"),

  /**
   * Each change of what a customer pays within a period. Changes of several subscriptions of a
   * customer at the same instant are one.
   */
  EVENT("event");

  private final String label;

  RevenueView(String label) {
    this.label = label;
  }

  /**
   * The view as people write it.
   *
   * @return for example {@code endpoint}
   */
  public String label() {
    return label;
  }
}
