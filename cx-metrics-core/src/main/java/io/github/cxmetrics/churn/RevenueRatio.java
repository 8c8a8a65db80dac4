package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A rate of recurring revenue: its formula, and both numbers of it. Numerators and denominators of
 * different customers add up; rates do not.
 *
 * <p><b>Interval</b> over customers: {@link io.github.cxmetrics.stats.WeightedShare} where each
 * customer contributes a part of its own amount (gross retention, and what is lost if customers are
 * compared at both ends); the Wilson score for customer churn; Student's t for the average per
 * customer; for all others the linearised ratio with Student's t, cut off where the formula ends.
 * Of totals whose customers are not known, as wide as the formula allows. <b>Empty data</b> over 0
 * the rate is not defined.
 *
 * @since 0.1
 */
public final class RevenueRatio implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String TOTALS_ONLY = "totals only";

  private final RevenueFormula formula;
  private final PeriodView view;
  private final long numerator;
  private final long denominator;
  private final @Nullable RevenueSums sums;

  private RevenueRatio(
      RevenueFormula formula,
      PeriodView view,
      long numerator,
      long denominator,
      @Nullable RevenueSums sums) {
    this.formula = formula;
    this.view = view;
    this.numerator = numerator;
    this.denominator = denominator;
    this.sums = sums;
  }

  static RevenueRatio of(RevenueFormula formula, PeriodView view, RevenueSums sums) {
    return new RevenueRatio(formula, view, sums.values(), sums.bases(), sums);
  }

  static RevenueRatio ofMean(PeriodView view, RevenueSums closing) {
    return new RevenueRatio(
        RevenueFormula.AVERAGE_PER_CUSTOMER, view, closing.bases(), closing.n(), closing);
  }

  static RevenueRatio ofTotals(
      RevenueFormula formula, PeriodView view, long numerator, long denominator) {
    return new RevenueRatio(formula, view, numerator, denominator, null);
  }

  /**
   * The formula.
   *
   * @return its name, and what stands above and below
   */
  public RevenueFormula formula() {
    return formula;
  }

  /**
   * What stands above.
   *
   * @return minor units, or customers, exact
   */
  public long numerator() {
    return numerator;
  }

  /**
   * What stands below.
   *
   * @return minor units, or customers, exact, at least 0
   */
  public long denominator() {
    return denominator;
  }

  /**
   * The rate without its interval.
   *
   * @return empty over 0
   */
  public OptionalDouble value() {
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) numerator / denominator);
  }

  /**
   * The rate with its interval.
   *
   * @param level the confidence level
   * @return n being the customers it is of; not defined with n 0 over 0; with n 0 and the widest
   *     interval where only totals are known
   */
  public Estimate estimate(ConfidenceLevel level) {
    if (formula == RevenueFormula.LOGO_CHURN) {
      return ProportionInterval.WILSON.estimate(numerator, denominator, level);
    }
    if (sums == null) {
      Interval all = new Interval(formula.lowest(), formula.highest(view), level);
      return new Estimate(value().orElse(Double.NaN), all, 0, TOTALS_ONLY);
    }
    if (formula == RevenueFormula.AVERAGE_PER_CUSTOMER) {
      return sums.meanBase(level);
    }
    double lowest = formula.lowest();
    double highest = formula.highest(view);
    boolean isShare = lowest == 0 && highest == 1;
    return isShare ? sums.share(level) : sums.ratio(lowest, highest, level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RevenueRatio that
        && formula == that.formula
        && view == that.view
        && numerator == that.numerator
        && denominator == that.denominator
        && Objects.equals(sums, that.sums);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(numerator) + Long.hashCode(denominator);
  }

  /**
   * The rate in words.
   *
   * @return the formula and both numbers
   */
  @Override
  public String toString() {
    return formula.label() + ": " + numerator + " / " + denominator;
  }
}
