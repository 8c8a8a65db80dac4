package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.Normal;
import java.util.function.IntToDoubleFunction;

/** Where a curve, or an end of its interval, falls to a height. */
final class QuantileSearch {

  private final RiskTable table;
  private final SurvivalQuestion question;

  QuantileSearch(RiskTable table, SurvivalQuestion question) {
    this.table = table;
    this.question = question;
  }

  SurvivalQuantile find(KaplanMeier curve, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share must lie in (0, 1], was " + share);
    }
    double z = Normal.quantile(question.level());
    SurvivalInterval interval = question.interval();
    return new SurvivalQuantile(
        share,
        timeAt(curve::value, share),
        timeAt(row -> interval.end(curve.point(row), -z), share),
        timeAt(row -> interval.end(curve.point(row), z), share),
        table.customers(),
        question.level());
  }

  /** The time at which heights fall by a share; not a number if they do not fall so far. */
  private double timeAt(IntToDoubleFunction heights, double share) {
    double height = 1 - share;
    for (int row = 0; row < table.rows; row++) {
      if (table.events[row] > 0) {
        double here = heights.applyAsDouble(row);
        if (here <= height + question.tolerance()) {
          return here >= height - question.tolerance() && question.plateau() == PlateauRule.MIDPOINT
              ? middle(row, here, heights)
              : table.times[row];
        }
      }
    }
    return Double.NaN;
  }

  private double middle(int row, double height, IntToDoubleFunction heights) {
    long end = table.lastTime();
    for (int next = row + 1; next < table.rows; next++) {
      if (table.events[next] > 0 && heights.applyAsDouble(next) < height - question.tolerance()) {
        end = table.times[next];
        break;
      }
    }
    return table.times[row] + (end - table.times[row]) / 2.0;
  }
}
