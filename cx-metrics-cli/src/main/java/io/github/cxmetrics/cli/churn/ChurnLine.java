package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.ChurnCounts;
import io.github.cxmetrics.churn.ChurnDenominator;
import io.github.cxmetrics.churn.ChurnPeriod;
import io.github.cxmetrics.churn.ChurnRate;
import io.github.cxmetrics.churn.PeriodView;
import java.util.Optional;

/**
 * The churn of a period, of which the calendar is known or only counts are.
 *
 * @param label its name
 * @param complete whether the data reach to its end
 * @param counts the movements of customers
 * @param period the period; empty if only counts are known
 */
record ChurnLine(String label, boolean complete, ChurnCounts counts, Optional<ChurnPeriod> period) {

  static ChurnLine of(ChurnPeriod period) {
    return new ChurnLine(
        period.period().label(), period.isComplete(), period.counts(), Optional.of(period));
  }

  static ChurnLine of(String label, ChurnCounts counts) {
    return new ChurnLine(label, true, counts, Optional.empty());
  }

  ChurnRate rate(ChurnDenominator denominator, PeriodView view) {
    return period
        .map(known -> known.rate(denominator, view))
        .orElseGet(() -> counts.rate(denominator, view));
  }
}
