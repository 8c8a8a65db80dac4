package io.github.cxmetrics.churn;

/**
 * Whom a record of recurring revenue belongs to.
 *
 * @since 0.1
 */
public enum RevenueIdentity {
  /** A customer: changes of a customer replace each other, and every interval counts. */
  CUSTOMER("of customers"),

  /**
   * A subscription of a customer, known by text: changes of one subscription replace each other,
   * those of several add up, and records of intervals that are equal in all are one record.
   */
  SUBSCRIPTION("of subscriptions");

  private final String label;

  RevenueIdentity(String label) {
    this.label = label;
  }

  /**
   * The identity as people write it.
   *
   * @return for example {@code of subscriptions}
   */
  public String label() {
    return label;
  }
}
