package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.churn.Revenue;
import io.github.cxmetrics.churn.RevenueFormula;
import io.github.cxmetrics.churn.RevenuePeriod;
import io.github.cxmetrics.churn.RevenueRatio;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm revenue} found, before it is given a form.
 *
 * @param query which records were read
 * @param amount what an amount is, as options say it
 * @param currency what amounts are counted in, if that is known
 * @param trails whether retention over several periods is asked for
 * @param input what was found in the file
 * @param revenue the answer
 * @param by the columns that make the segments
 * @param segments the answer for each segment; empty without any
 * @param level the confidence level of all intervals
 * @param style how rates are written
 * @param warnings what the user should hear of
 */
record RevenueReport(
    EventQuery query,
    String amount,
    Optional<String> currency,
    boolean trails,
    InputReport input,
    Revenue revenue,
    List<String> by,
    List<Part> segments,
    ConfidenceLevel level,
    NumberStyle style,
    List<String> warnings) {

  /**
   * The answer for one segment.
   *
   * @param segment the segment
   * @param revenue the answer
   */
  record Part(SegmentKey segment, Revenue revenue) {}

  /** A rate with its interval; that of an amount in whole units of money. */
  Estimate estimate(RevenueRatio ratio) {
    Estimate estimate = ratio.estimate(level);
    return ratio.formula() == RevenueFormula.AVERAGE_PER_CUSTOMER
        ? Amounts.estimate(estimate)
        : estimate;
  }

  Estimate estimate(RevenuePeriod period, RevenueFormula formula) {
    return estimate(period.ratio(formula));
  }

  /** What stands above, in whole units of money or customers. */
  static BigDecimal numerator(RevenueRatio ratio) {
    return ratio.formula() == RevenueFormula.LOGO_CHURN
        ? BigDecimal.valueOf(ratio.numerator())
        : Amounts.exact(ratio.numerator());
  }

  /** What stands below, in whole units of money or customers. */
  static BigDecimal denominator(RevenueRatio ratio) {
    return switch (ratio.formula()) {
      case LOGO_CHURN, AVERAGE_PER_CUSTOMER -> BigDecimal.valueOf(ratio.denominator());
      default -> Amounts.exact(ratio.denominator());
    };
  }

  /** The formula of a rate in one line. */
  static String inWords(RevenueFormula formula) {
    return formula.label()
        + " = "
        + grouped(formula.numerator())
        + " / "
        + grouped(formula.denominator());
  }

  private static String grouped(String terms) {
    return terms.contains(" + ") || terms.contains(" - ") ? "(" + terms + ")" : terms;
  }
}
