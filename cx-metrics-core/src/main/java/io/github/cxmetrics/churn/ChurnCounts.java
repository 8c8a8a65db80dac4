package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.ProportionDifference;
import java.io.Serializable;
import java.util.Optional;

/**
 * The movements of customers over a period, which reconcile: opening + joined + reactivated -
 * churned = closing.
 *
 * <p>A stay is a time as a customer without interruption. Each stay of the period, begun before or
 * in it, churns in it at most once; every churn ends the stay of a customer who was there at the
 * opening, or one that began in the period.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * ChurnCounts year = ChurnCounts.of(10_000, 5_000, 0, 625).joinedAndChurned(125);
 * year.rate(ChurnDenominator.OPENING, PeriodView.EVENT).estimate(ConfidenceLevel.P95);     // 6.25 %
 * year.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT).estimate(ConfidenceLevel.P95);  // 5 %
 * }</pre>
 *
 * @param opening customers at the opening: those there just before the first instant
 * @param joined stays that began in the period, of customers who are new
 * @param reactivated stays that began in the period, of customers who return
 * @param churned churn events of the period
 * @param joinedAndChurned those of stays that began in the period with a new customer
 * @param reactivatedAndChurned those of stays that began in the period with a reactivation
 * @param churnedAndReturned customers at the opening who churned and are customers at the closing
 * @param closing customers at the closing: those at the opening of the next period
 * @since 0.1
 */
public record ChurnCounts(
    long opening,
    long joined,
    long reactivated,
    long churned,
    long joinedAndChurned,
    long reactivatedAndChurned,
    long churnedAndReturned,
    long closing)
    implements Serializable {

  /** The largest count that is allowed, so that no sum of some overflows. */
  public static final long MOST = 1L << 60;

  /** Nobody. */
  static final ChurnCounts NONE = of(0, 0, 0, 0);

  /**
   * Checks that the counts can be those of a period.
   *
   * @param opening as the record component
   * @param joined as the record component
   * @param reactivated as the record component
   * @param churned as the record component
   * @param joinedAndChurned as the record component
   * @param reactivatedAndChurned as the record component
   * @param churnedAndReturned as the record component
   * @param closing as the record component
   * @throws IllegalArgumentException if a count is negative or above 2<sup>60</sup>, exceeds what
   *     it is a part of, or if they do not reconcile
   */
  public ChurnCounts {
    require("customers at the opening", opening, MOST);
    require("joined", joined, MOST);
    require("reactivated", reactivated, MOST);
    require("churned", churned, MOST);
    requireReconciled(opening, joined, reactivated, churned, closing);
    require("joined and churned", joinedAndChurned, Math.min(joined, churned));
    require(
        "reactivated and churned",
        reactivatedAndChurned,
        Math.min(reactivated, churned - joinedAndChurned));
    long ofOpening = churned - joinedAndChurned - reactivatedAndChurned;
    if (ofOpening > opening) {
      throw new IllegalArgumentException(
          "churned less joined and churned less reactivated and churned must be at most the opening"
              + ", was "
              + churned
              + " - "
              + joinedAndChurned
              + " - "
              + reactivatedAndChurned
              + " > "
              + opening);
    }
    require(
        "churned and returned",
        churnedAndReturned,
        Math.min(ofOpening, joined - joinedAndChurned + (reactivated - reactivatedAndChurned)));
  }

  private static void require(String what, long count, long most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(what + " must be in 0.." + most + ", was " + count);
    }
  }

  private static void requireReconciled(
      long opening, long joined, long reactivated, long churned, long closing) {
    if (closing != opening + joined + reactivated - churned || closing < 0) {
      throw new IllegalArgumentException(
          "opening + joined + reactivated - churned must be the closing, at least 0, was "
              + opening
              + " + "
              + joined
              + " + "
              + reactivated
              + " - "
              + churned
              + " = "
              + (opening + joined + reactivated - churned)
              + " and a closing of "
              + closing);
    }
  }

  /**
   * Counts of which the closing follows, and of which every churn is taken for one of a customer at
   * the opening. Where there are more churns than that, the rest must have joined in the period and
   * is taken for that.
   *
   * @param opening customers at the opening
   * @param joined new customers
   * @param reactivated customers who return
   * @param churned churn events
   * @return the counts
   * @throws IllegalArgumentException as the constructor
   */
  public static ChurnCounts of(long opening, long joined, long reactivated, long churned) {
    require("customers at the opening", opening, MOST);
    require("joined", joined, MOST);
    require("reactivated", reactivated, MOST);
    require("churned", churned, MOST);
    long beyond = Math.max(0, churned - opening);
    long joinedBeyond = Math.min(beyond, joined);
    return new ChurnCounts(
        opening,
        joined,
        reactivated,
        churned,
        joinedBeyond,
        beyond - joinedBeyond,
        0,
        opening + joined + reactivated - churned);
  }

  /**
   * The same with the number of churns of those who joined in the period.
   *
   * @param count how many
   * @return the counts
   * @throws IllegalArgumentException as the constructor
   */
  public ChurnCounts joinedAndChurned(long count) {
    return new ChurnCounts(
        opening,
        joined,
        reactivated,
        churned,
        count,
        reactivatedAndChurned,
        churnedAndReturned,
        closing);
  }

  /**
   * The same with the number of churns of those who were reactivated in the period.
   *
   * @param count how many
   * @return the counts
   * @throws IllegalArgumentException as the constructor
   */
  public ChurnCounts reactivatedAndChurned(long count) {
    return new ChurnCounts(
        opening,
        joined,
        reactivated,
        churned,
        joinedAndChurned,
        count,
        churnedAndReturned,
        closing);
  }

  /**
   * The same with the number of customers at the opening who churned and are back at the closing.
   *
   * @param count how many
   * @return the counts
   * @throws IllegalArgumentException as the constructor
   */
  public ChurnCounts churnedAndReturned(long count) {
    return new ChurnCounts(
        opening,
        joined,
        reactivated,
        churned,
        joinedAndChurned,
        reactivatedAndChurned,
        count,
        closing);
  }

  /**
   * Checks a closing that was counted apart.
   *
   * @param counted customers at the closing
   * @return these counts
   * @throws IllegalArgumentException if they do not reconcile, with all numbers
   */
  public ChurnCounts reconciledWith(long counted) {
    requireReconciled(opening, joined, reactivated, churned, counted);
    return this;
  }

  /**
   * Customers at the opening who are not customers at the closing.
   *
   * @return from 0 to the opening
   */
  public long lost() {
    return churned - joinedAndChurned - reactivatedAndChurned - churnedAndReturned;
  }

  /**
   * The stays of the period: each may churn in it once.
   *
   * @return opening + joined + reactivated
   */
  public long stays() {
    return opening + joined + reactivated;
  }

  /**
   * The numerator of a view.
   *
   * @param view which churn counts
   * @return at least 0
   */
  public long churned(PeriodView view) {
    return view == PeriodView.EVENT ? churned : lost();
  }

  /**
   * A churn rate. Those of days are not defined, as counts of a period say nothing about its days.
   *
   * @param denominator what it is a rate of
   * @param view which churn counts
   * @return the rate
   */
  public ChurnRate rate(ChurnDenominator denominator, PeriodView view) {
    return new ChurnRate(denominator, view, this, DailyChurn.NONE);
  }

  /**
   * How much the share of customers lost, {@link ChurnDenominator#OPENING} and {@link
   * PeriodView#ENDPOINT}, differs from that of other customers.
   *
   * @param other the counts of customers of whom none is among these
   * @param level the confidence level
   * @return these minus the others, by Newcombe's method; empty if one side has nobody at the
   *     opening
   */
  public Optional<Difference> minus(ChurnCounts other, ConfidenceLevel level) {
    return opening == 0 || other.opening == 0
        ? Optional.empty()
        : Optional.of(
            ProportionDifference.NEWCOMBE.of(lost(), opening, other.lost(), other.opening, level));
  }
}
