package io.github.cxmetrics.churn;

/**
 * The formulas of rates of recurring revenue, each by its name and by what stands above and below.
 *
 * <p>Amounts of customers at the opening and at the closing are compared customer by customer in
 * the formulas that speak of customers, whatever the view; expansion, contraction, churn, new and
 * reactivation are the movements of the view that was asked.
 *
 * @since 0.1
 */
public enum RevenueFormula {
  /** NRR: new customers, and those who come back, do not count. */
  NET_REVENUE_RETENTION(
      "net revenue retention (NRR)",
      "closing amount of the customers who pay at the opening",
      "opening amount"),

  /** GRR: no customer counts with more than at the opening. Never above 1. */
  GROSS_REVENUE_RETENTION(
      "gross revenue retention (GRR)",
      "sum of the lesser of opening and closing amount of each customer who pays at the opening",
      "opening amount"),

  /** What was lost, whatever was gained. */
  GROSS_CHURN("gross revenue churn", "churn + contraction", "opening amount"),

  /** What was lost with customers who pay nothing any more: the revenue of logo churn. */
  CHURN("revenue churn of lost customers", "churn", "opening amount"),

  /** What was lost less what was gained without new customers; below 0 where more was gained. */
  NET_CHURN(
      "net revenue churn", "churn + contraction - expansion - reactivation", "opening amount"),

  /** As {@link #NET_CHURN} where customers who come back do not make up for those who leave. */
  NET_CHURN_BEFORE_REACTIVATION(
      "net revenue churn before reactivation", "churn + contraction - expansion", "opening amount"),

  /** What was gained with customers who already paid. */
  EXPANSION("expansion rate", "expansion", "opening amount"),

  /** What was lost with customers who still pay. */
  CONTRACTION("contraction rate", "contraction", "opening amount"),

  /** What was gained for each unit that was lost; undefined where nothing was. */
  QUICK_RATIO("quick ratio", "new + expansion + reactivation", "churn + contraction"),

  /** ARPA: what a customer who pays is worth. */
  AVERAGE_PER_CUSTOMER(
      "average amount per paying customer (ARPA)",
      "closing amount",
      "customers who pay at the closing"),

  /** The share of customers who are lost. */
  LOGO_CHURN(
      "customer churn (logo churn)",
      "customers who pay at the opening and not at the closing",
      "customers who pay at the opening");

  private final String label;
  private final String numerator;
  private final String denominator;

  RevenueFormula(String label, String numerator, String denominator) {
    this.label = label;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * The name of the formula.
   *
   * @return for example {@code net revenue retention (NRR)}
   */
  public String label() {
    return label;
  }

  /**
   * What stands above.
   *
   * @return for example {@code churn + contraction}
   */
  public String numerator() {
    return numerator;
  }

  /**
   * What stands below.
   *
   * @return for example {@code opening amount}
   */
  public String denominator() {
    return denominator;
  }

  /**
   * The name of the formula for programs.
   *
   * @return for example {@code netRevenueRetention}
   */
  public String key() {
    StringBuilder key = new StringBuilder();
    boolean isFirst = false;
    for (char letter : name().toCharArray()) {
      if (letter != '_') {
        key.append(isFirst ? letter : Character.toLowerCase(letter));
      }
      isFirst = letter == '_';
    }
    return key.toString();
  }

  /** The lowest value there is. */
  double lowest() {
    boolean isNet = this == NET_CHURN || this == NET_CHURN_BEFORE_REACTIVATION;
    return isNet ? Double.NEGATIVE_INFINITY : 0;
  }

  /** The highest value there is. */
  double highest(PeriodView view) {
    return switch (this) {
      case GROSS_REVENUE_RETENTION, LOGO_CHURN -> 1;
      case GROSS_CHURN, CHURN, NET_CHURN, NET_CHURN_BEFORE_REACTIVATION, CONTRACTION ->
          view == PeriodView.ENDPOINT ? 1 : Double.POSITIVE_INFINITY;
      case NET_REVENUE_RETENTION, EXPANSION, QUICK_RATIO, AVERAGE_PER_CUSTOMER ->
          Double.POSITIVE_INFINITY;
    };
  }
}
