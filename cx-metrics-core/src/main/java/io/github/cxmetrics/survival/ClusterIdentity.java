package io.github.cxmetrics.survival;

/**
 * What tells which rows belong to one customer and are therefore not independent.
 *
 * @since 0.1
 */
public enum ClusterIdentity {
  /** Each row is a customer of its own. */
  ROW("each row by itself"),

  /** A number on each row. */
  NUMBER("rows of a customer by number"),

  /** A text on each row. */
  NAME("rows of a customer by name");

  private final String label;

  ClusterIdentity(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
