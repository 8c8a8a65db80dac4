package io.github.cxmetrics.cli.rake;

import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TargetOutcome;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.survey.MarginComparison;
import io.github.cxmetrics.survey.MarginComparison.LevelComparison;
import io.github.cxmetrics.survey.SampleWeights;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * A report of weights as lines and tables.
 *
 * @param report what was found
 */
record RakeTable(RakeReport report) {

  private static final NumberStyle POINTS =
      new NumberStyle(1, Rounding.ONE_DECIMAL, true, "", "percentage points");
  private static final NumberStyle PLAIN = new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");
  private static final NumberStyle TENTHS = PLAIN.withRounding(Rounding.ONE_DECIMAL);
  private static final String BETWEEN = " / ";

  void writeTo(TextPage page) throws IOException {
    SampleWeights weights = report.weights();
    RakeReader.Counts counts = report.counts();
    page.line(
        report.file()
            + ": "
            + TextPage.count(counts.rows(), "record")
            + (counts.filtered() > 0 ? ", " + counts.filtered() + " not selected" : "")
            + ", "
            + counts.used()
            + " used, "
            + counts.rejected()
            + " rejected; base weights "
            + report.baseWeight());
    page.line(
        "Weights to "
            + report.targets()
            + " ("
            + weights.targets().method()
            + ", "
            + TextPage.count(weights.targets().margins().size(), "margin")
            + ") "
            + new TargetOutcome(weights).inWords());
    page.line(
        "n "
            + weights.n()
            + (report.zeroWeights() > 0 ? " and " + report.zeroWeights() + " of weight 0" : "")
            + ", effective n "
            + shown(TENTHS, weights.effectiveN())
            + ", design effect "
            + shownAnySize(weights.designEffect())
            + "; smallest weight "
            + shownAnySize(weights.smallestWeight())
            + ", largest "
            + shownAnySize(weights.largestWeight())
            + ", mean "
            + shownAnySize(weights.meanWeight()));
    page.space();
    page.table(levels());
    page.space();
    for (MarginComparison margin : report.margins()) {
      page.line(
          name(margin)
              + ": dissimilarity "
              + shown(NumberStyle.PERCENT, margin.dissimilarity())
              + ", chi-square "
              + chiSquare(margin)
              + " on "
              + margin.degreesOfFreedom()
              + " df, p "
              + NumberStyle.pValue(margin.pValue().orElse(Double.NaN)));
    }
    page.space();
    page.line(
        "sample: records / all used records; gap: sample - target in percentage points; ratio:"
            + " sample / target; dissimilarity: half the sum of absolute gaps");
    page.line(
        "effective n: (sum of weights)^2 / sum of squared weights (Kish); design effect: n /"
            + " effective n");
  }

  private TextTable levels() {
    TextTable table =
        TextTable.of(
            Column.left("margin"),
            Column.left("level"),
            Column.right("n"),
            Column.right("sample"),
            Column.right("target"),
            Column.right("gap"),
            Column.right("ratio"));
    for (MarginComparison margin : report.margins()) {
      for (LevelComparison level : margin.levels()) {
        table.add(
            name(margin),
            name(level),
            Long.toString(level.count()),
            shown(NumberStyle.PERCENT, level.share()),
            NumberStyle.PERCENT.show(level.target()),
            shown(POINTS, level.gap()),
            shownAnySize(level.ratio()));
      }
    }
    return table;
  }

  /** The levels at full precision. */
  TextTable exact() {
    TextTable table =
        TextTable.of(
            Column.left("margin"),
            Column.left("level"),
            Column.right("n"),
            Column.right("sample_share"),
            Column.right("target_share"),
            Column.right("gap_points"),
            Column.right("ratio"));
    for (MarginComparison margin : report.margins()) {
      for (LevelComparison level : margin.levels()) {
        table.add(
            name(margin),
            name(level),
            Long.toString(level.count()),
            exact(level.share()),
            CsvNumbers.exact(level.target()),
            exact(level.gap()),
            exact(level.ratio()));
      }
    }
    return table;
  }

  private static String name(MarginComparison margin) {
    return String.join(BETWEEN, margin.margin().variables());
  }

  private static String name(LevelComparison level) {
    return String.join(BETWEEN, level.level());
  }

  private static String shown(NumberStyle style, OptionalDouble number) {
    return style.show(number.orElse(Double.NaN));
  }

  private static String shownAnySize(OptionalDouble number) {
    return PLAIN.showAnySize(number.orElse(Double.NaN));
  }

  /** One that is near 0 by rounding only is shown as 0. */
  private static String chiSquare(MarginComparison margin) {
    double value = margin.chiSquare().orElse(Double.NaN);
    return value < 1 ? TENTHS.show(value) : TENTHS.showAnySize(value);
  }

  private static String exact(OptionalDouble number) {
    return CsvNumbers.exact(number.orElse(Double.NaN));
  }
}
