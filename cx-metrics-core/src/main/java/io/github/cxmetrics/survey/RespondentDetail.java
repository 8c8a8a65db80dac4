package io.github.cxmetrics.survey;

/**
 * What is known of an answer beside who gave it, when, and which it is.
 *
 * @since 0.1
 */
public enum RespondentDetail {
  /** A number that orders answers of the same time. */
  SEQUENCE("ordered by time and sequence"),
  /** The segment it belongs to: a country, a product. */
  SEGMENT("by segment"),
  /** The account of the person who gave it: a company. */
  ACCOUNT("with account");

  private final String label;

  RespondentDetail(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
