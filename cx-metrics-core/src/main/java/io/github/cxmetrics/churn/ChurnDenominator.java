package io.github.cxmetrics.churn;

/**
 * What a churn rate is a rate of. No two of them agree, and products that say "churn rate" use
 * different ones.
 *
 * @since 0.1
 */
public enum ChurnDenominator {
  /** Customers at the opening of the period. */
  OPENING("customers at the opening", ChurnDenominator.QUOTIENT),

  /** The mean of customers at the opening and at the closing. */
  AVERAGE("mean of customers at the opening and at the closing", ChurnDenominator.QUOTIENT),

  /** Customers at the opening and those who are new in the period. */
  OPENING_PLUS_NEW(
      "customers at the opening plus new customers of the period", ChurnDenominator.QUOTIENT),

  /** The mean over local days of the customers at the opening of each. */
  MEAN_DAILY("mean over days of customers at the opening of the day", ChurnDenominator.QUOTIENT),

  /**
   * The sum over local days of each day's rate: the Nelson-Aalen cumulative hazard with late entry.
   */
  SUM_DAILY("customers at the opening of each day", "sum over days of %s / %s"),

  /**
   * One less the product over local days of the shares that stay: one less the Kaplan-Meier
   * estimate with late entry. The only daily form that is a probability.
   */
  PRODUCT_DAILY("customers at the opening of each day", "1 - product over days of (1 - %s / %s)");

  private static final String QUOTIENT = "%s / %s";

  private final String label;
  private final String shape;

  ChurnDenominator(String label, String shape) {
    this.label = label;
    this.shape = shape;
  }

  /**
   * The denominator in words.
   *
   * @return for example {@code "customers at the opening"}
   */
  public String label() {
    return label;
  }

  /** Whether the rate is put together from the rates of days. */
  boolean isOfDays() {
    return this == SUM_DAILY || this == PRODUCT_DAILY;
  }

  /**
   * What stands above it in a view; above the daily forms, one a day.
   *
   * @param view how churn is counted
   * @return for example {@code "churn events"}
   */
  public String numerator(PeriodView view) {
    if (!isOfDays()) {
      return view == PeriodView.EVENT
          ? "churn events"
          : "customers at the opening who are not at the closing";
    }
    return view == PeriodView.ENDPOINT
        ? "customers at the opening of the day who are not at its closing"
        : "customers at the opening of the day who churned on it";
  }

  String formula(PeriodView view) {
    return String.format(shape, numerator(view), label);
  }
}
