package io.github.cxmetrics.retention;

/**
 * What tells which records are one order.
 *
 * @since 0.1
 */
public enum OrderIdentity {
  /** Nothing: each record is an order of its own, also beside another at the same instant. */
  RECORD("each record is an order"),

  /** A number: the records of one customer with the same number are the lines of one order. */
  NUMBER("orders by number"),

  /** A text: the records of one customer with the same text are the lines of one order. */
  TEXT("orders by text");

  private final String label;

  OrderIdentity(String label) {
    this.label = label;
  }

  /**
   * The identity in words.
   *
   * @return for example {@code "orders by text"}
   */
  public String label() {
    return label;
  }
}
