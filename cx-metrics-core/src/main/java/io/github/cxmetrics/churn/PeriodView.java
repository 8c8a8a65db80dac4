package io.github.cxmetrics.churn;

/**
 * How what happens in a calendar period is counted. No two products agree, and the same customers
 * give two numbers.
 *
 * @since 0.1
 */
public enum PeriodView {
  /**
   * The opening against the closing, each customer once: who joined and left inside the period, or
   * left and came back inside it, does not show.
   */
  ENDPOINT("endpoint"),

  /** Each movement within the period, also several of one customer. */
  EVENT("event");

  private final String label;

  PeriodView(String label) {
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
