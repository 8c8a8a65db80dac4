package io.github.cxmetrics.churn;

/**
 * The rates of a calendar period, by name. Each is a share in [0, 1].
 *
 * @since 0.1
 */
public enum InactivityRate {
  /** The share of the opening customers who are churned when the period ends. */
  CHURN_AT_END(
      PeriodView.ENDPOINT,
      "churn at end",
      "opening customers who are churned at the end",
      "opening customers"),

  /** The share of the opening customers who churned at least once, also if they came back. */
  CHURN_AT_ALL(
      PeriodView.EVENT,
      "churn at all",
      "opening customers who churned in the period",
      "opening customers"),

  /**
   * The share of all stretches of being active that ended by churn. Who joined, churned and came
   * back in the period has two. Its interval is by customers.
   */
  CHURN_EVENTS(
      PeriodView.EVENT, "churn events", "churn events", "opening customers + new + reactivations"),

  /** The share of those churned at the opening who are active when the period ends. */
  REACTIVATION_AT_END(
      PeriodView.ENDPOINT,
      "reactivation at end",
      "customers churned at the opening who are active at the end",
      "customers churned at the opening"),

  /** The share of those churned at the opening who came back, also if they churned again. */
  REACTIVATION_AT_ALL(
      PeriodView.EVENT,
      "reactivation at all",
      "customers churned at the opening who came back in the period",
      "customers churned at the opening"),

  /** The share of all stretches of being churned that ended by a return; interval by customers. */
  REACTIVATION_EVENTS(
      PeriodView.EVENT,
      "reactivation events",
      "reactivations",
      "customers churned at the opening + churn events");

  private final PeriodView view;
  private final String label;
  private final String numerator;
  private final String denominator;

  InactivityRate(PeriodView view, String label, String numerator, String denominator) {
    this.view = view;
    this.label = label;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * What of a period it looks at.
   *
   * @return the view
   */
  public PeriodView view() {
    return view;
  }

  /**
   * The name of the rate.
   *
   * @return for example {@code churn at end}
   */
  public String label() {
    return label;
  }

  /**
   * What is counted above the line.
   *
   * @return in words
   */
  public String numerator() {
    return numerator;
  }

  /**
   * What is counted below the line.
   *
   * @return in words
   */
  public String denominator() {
    return denominator;
  }

  /**
   * The whole formula.
   *
   * @return for example {@code churn at end = opening customers who are churned at the end /
   *     opening customers}
   */
  public String formula() {
    return denominator.contains("+")
        ? label + " = " + numerator + " / (" + denominator + ")"
        : label + " = " + numerator + " / " + denominator;
  }
}
