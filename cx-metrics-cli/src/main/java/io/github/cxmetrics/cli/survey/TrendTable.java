package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.cli.survey.ScoreChange.Trend;
import io.github.cxmetrics.stats.NamedTest;
import io.github.cxmetrics.survey.ScoreTrend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trends over periods, for people.
 *
 * @param change the trends
 * @param view how the score is shown
 * @param by the columns that make the segments
 * @param unit the name of a period
 * @param level the confidence level of all intervals
 */
record TrendTable(
    ScoreChange change, ScoreView<?> view, List<String> by, String unit, ConfidenceLevel level) {

  void writeTo(TextPage page) throws IOException {
    page.heading(heading());
    NumberStyle style = MixShiftTable.style(view);
    List<Column> columns = new ArrayList<>();
    by.forEach(name -> columns.add(Column.left(name)));
    if (by.isEmpty()) {
      columns.add(Column.left(""));
    }
    for (String title :
        List.of(
            "n",
            unit + "s",
            style.differenceUnit() + " a " + unit,
            level + " interval",
            "p",
            "p of any difference")) {
      columns.add(Column.right(title));
    }
    TextTable table = TextTable.of(columns);
    for (Trend trend : change.trends()) {
      List<String> cells = new ArrayList<>();
      trend
          .segment()
          .orElse(SegmentKey.total(Math.max(1, by.size())))
          .values()
          .forEach(value -> cells.add(SegmentKey.shown(value)));
      Estimate slope = trend.line().slope(level);
      cells.add(Long.toString(slope.n()));
      cells.add(Integer.toString(trend.line().filledPeriods()));
      cells.add(style.show(slope.value()));
      cells.add(style.showInterval(slope));
      cells.add(NumberStyle.pValue(trend.pValue().orElse(Double.NaN)));
      cells.add(pValue(trend.line().testOfEquality()));
      table.add(cells);
    }
    page.table(table);
  }

  private String heading() {
    return "Trend: a straight line through all answers by "
        + unit
        + total().test().map(test -> ", p by " + test.name()).orElse("")
        + total().testOfEquality().map(test -> "; any difference: " + test.name()).orElse("")
        + (change.comparisons() < 2
            ? ""
            : "; p of "
                + change.comparisons()
                + " segments, adjustment: "
                + change.adjustment().label());
  }

  private ScoreTrend total() {
    return change.trends().get(change.trends().size() - 1).line();
  }

  private static String pValue(Optional<NamedTest> test) {
    return NumberStyle.pValue(test.map(NamedTest::pValue).orElse(Double.NaN));
  }
}
