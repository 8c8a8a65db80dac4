package io.github.cxmetrics.churn;

/**
 * What the records of recurring revenue are.
 *
 * @since 0.1
 */
public enum RevenueInput {
  /**
   * A record is the time in which a customer pays an amount: from its start up to, not including,
   * its end. All that a customer pays at the same time adds up.
   */
  INTERVALS("intervals"),

  /**
   * A record is the amount that a customer pays from an instant on, until the next record; 0 ends
   * it.
   */
  CHANGES("changes"),

  /**
   * A record is the amount of a customer in a calendar period, as finance exports have it. Records
   * of one period add up; who has none in a period pays nothing in it.
   */
  SNAPSHOTS("snapshots");

  private final String label;

  RevenueInput(String label) {
    this.label = label;
  }

  /**
   * The input as people write it.
   *
   * @return for example {@code intervals}
   */
  public String label() {
    return label;
  }
}
