package io.github.cxmetrics.churn;

import java.io.Serializable;
import java.util.Locale;

/**
 * The waterfall of one period: from the recurring revenue at its opening to that at its closing.
 * All amounts are at least 0, and {@code opening + newRevenue + expansion + reactivation -
 * contraction - churn} is {@code closing} exactly.
 *
 * @param opening what is paid just before the period begins
 * @param newRevenue of customers who begin to pay
 * @param expansion of customers who pay more than before
 * @param reactivation of customers who pay again
 * @param contraction of customers who pay less than before, though something
 * @param churn of customers who no more pay anything
 * @param closing what is paid just before the next period begins
 * @since 0.1
 */
public record RevenueMovements(
    long opening,
    long newRevenue,
    long expansion,
    long reactivation,
    long contraction,
    long churn,
    long closing)
    implements Serializable {

  /**
   * Checks that the movements lead from the opening to the closing.
   *
   * @param opening as the record component
   * @param newRevenue as the record component
   * @param expansion as the record component
   * @param reactivation as the record component
   * @param contraction as the record component
   * @param churn as the record component
   * @param closing as the record component
   * @throws IllegalArgumentException if an amount is negative or they do not
   * @throws ArithmeticException if their sums do not fit into a long
   */
  public RevenueMovements {
    require("opening", opening);
    require("new revenue", newRevenue);
    require("expansion", expansion);
    require("reactivation", reactivation);
    require("contraction", contraction);
    require("churn", churn);
    require("closing", closing);
    long gained = sum(newRevenue, expansion, reactivation);
    long expected = Math.addExact(opening, gained) - sum(contraction, churn);
    if (closing != expected) {
      throw new IllegalArgumentException(
          "closing must be opening + new + expansion + reactivation - contraction - churn = "
              + expected
              + ", was "
              + closing);
    }
  }

  private static void require(String what, long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException(what + " must be at least 0, was " + amount);
    }
  }

  private static long sum(long... amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }

  /**
   * What was gained: new, expansion and reactivation.
   *
   * @return at least 0
   */
  public long gained() {
    return sum(newRevenue, expansion, reactivation);
  }

  /**
   * What was lost: contraction and churn.
   *
   * @return at least 0
   */
  public long lost() {
    return sum(contraction, churn);
  }

  /**
   * A rate of the totals alone, for movements of customers who were compared at both ends; without
   * an interval, since how customers differ is not known. Where customers are known, ask {@link
   * RevenuePeriod#ratio} for it.
   *
   * @param formula which one
   * @return the rate; not defined over 0
   * @throws IllegalArgumentException if the formula speaks of numbers of customers, or more was
   *     lost than there was at the opening, as in the view of events it may
   */
  public RevenueRatio ratio(RevenueFormula formula) {
    return switch (formula) {
      case NET_REVENUE_RETENTION -> overOpening(formula, opening + expansion - lost());
      case GROSS_REVENUE_RETENTION -> overOpening(formula, opening - lost());
      case GROSS_CHURN -> overOpening(formula, lost());
      case CHURN -> overOpening(formula, churn);
      case NET_CHURN -> overOpening(formula, lost() - expansion - reactivation);
      case NET_CHURN_BEFORE_REACTIVATION -> overOpening(formula, lost() - expansion);
      case EXPANSION -> overOpening(formula, expansion);
      case CONTRACTION -> overOpening(formula, contraction);
      case QUICK_RATIO -> RevenueRatio.ofTotals(formula, PeriodView.ENDPOINT, gained(), lost());
      case AVERAGE_PER_CUSTOMER, LOGO_CHURN ->
          throw new IllegalArgumentException(
              "rate of totals must not need customers, was " + formula.label());
    };
  }

  private RevenueRatio overOpening(RevenueFormula formula, long numerator) {
    if (lost() > opening) {
      throw new IllegalArgumentException(
          "what is lost must be at most the opening of customers compared at both ends, "
              + opening
              + ", was "
              + lost());
    }
    return RevenueRatio.ofTotals(formula, PeriodView.ENDPOINT, numerator, opening);
  }

  /**
   * The waterfall in words.
   *
   * @return each step with its sign, from opening to closing
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "opening %d + new %d + expansion %d + reactivation %d - contraction %d - churn %d"
            + " = closing %d",
        opening,
        newRevenue,
        expansion,
        reactivation,
        contraction,
        churn,
        closing);
  }
}
