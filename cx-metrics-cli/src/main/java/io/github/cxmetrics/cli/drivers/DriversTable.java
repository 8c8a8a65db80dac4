package io.github.cxmetrics.cli.drivers;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.stats.ImportanceMethod;
import io.github.cxmetrics.survey.Driver;
import io.github.cxmetrics.survey.DriverPerformance;
import io.github.cxmetrics.survey.DriverQuadrant;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A driver analysis as a table with what explains it. */
final class DriversTable {

  private final DriversReport report;
  private final NumberStyle parts = style(3, false);
  private final NumberStyle signed = style(2, true);
  private final NumberStyle factors = style(1, false);
  private final NumberStyle means = style(2, false);

  DriversTable(DriversReport report) {
    this.report = report;
  }

  private static NumberStyle style(int decimals, boolean signed) {
    return new NumberStyle(1, new Rounding(decimals, RoundingMode.HALF_EVEN), signed, "", "");
  }

  void writeTo(TextPage page) throws IOException {
    page.line(
        "Drivers of "
            + report.outcome()
            + ": what its differences go with, by "
            + report.analysis().method().label());
    page.line(input());
    page.line(legend());
    page.line("share = importance / R squared; r = correlation; beta = standardised coefficient");
    page.line("quadrant: importance and " + measure() + ", each against its mean over predictors");
    page.space();
    page.table(table());
    page.space();
    writeFooter(page);
  }

  private String legend() {
    return report.analysis().method() == ImportanceMethod.LMG
        ? "importance = R squared that a predictor adds, averaged over all orders; sums to R"
            + " squared"
        : "importance = Johnson's relative weight, a part of R squared; sums to R squared";
  }

  private String measure() {
    if (report.performance() == DriverPerformance.MEAN) {
      return "mean";
    }
    return "share of answers from " + topBoxFrom();
  }

  private String topBoxFrom() {
    return DriversReport.plain(report.definition().predictors().get(0).topBoxFrom());
  }

  private String input() {
    DriversReport.Counts counts = report.counts();
    return String.join(", ", report.files())
        + ": "
        + TextPage.count(counts.read(), "record")
        + ", "
        + (report.where().isEmpty()
            ? ""
            : counts.filtered() + " left out by " + report.where() + ", ")
        + counts.used()
        + " used, "
        + counts.incomplete()
        + " not complete, "
        + report
            .weight()
            .map(weight -> counts.weightless() + " of weight 0 in " + weight + ", ")
            .orElse("")
        + counts.rejected()
        + " rejected";
  }

  private TextTable table() {
    TextTable table =
        TextTable.of(
            Column.left("predictor"),
            Column.right("importance"),
            Column.right(report.level() + " interval"),
            Column.right("share"),
            Column.right("r"),
            Column.right("beta"),
            Column.right("VIF"),
            Column.right("mean"),
            Column.right("from " + topBoxFrom()),
            Column.left("quadrant"),
            Column.right("missing"));
    for (Driver driver : report.inOrder()) {
      table.add(cells(driver));
    }
    return table;
  }

  private List<String> cells(Driver driver) {
    NumberStyle importance = parts.withDecimals(report.decimals());
    Estimate part = driver.importance(report.level());
    List<String> cells = new ArrayList<>();
    cells.add(driver.name());
    cells.add(importance.show(part.value()));
    cells.add(interval(importance, part));
    cells.add(NumberStyle.PERCENT.show(driver.share(report.level()).value()));
    cells.add(signed.show(driver.correlation(report.level()).value()));
    cells.add(signed.show(driver.coefficient(report.level()).value()));
    cells.add(factors.show(driver.varianceInflation().orElse(Double.NaN)));
    cells.add(means.show(driver.mean(report.level()).value()));
    cells.add(NumberStyle.PERCENT.show(driver.topBox(report.level()).value()));
    cells.add(
        report
            .analysis()
            .quadrant(driver, report.performance())
            .map(DriverQuadrant::label)
            .orElse(NumberStyle.ABSENT));
    cells.add(Long.toString(report.drivers().missing(driver.name())));
    return cells;
  }

  private void writeFooter(TextPage page) throws IOException {
    Estimate all = report.analysis().rSquared(report.level());
    NumberStyle importance = parts.withDecimals(report.decimals());
    if (all.isDefined()) {
      page.line(
          "R squared "
              + importance.show(all.value())
              + ", "
              + report.level()
              + " interval "
              + interval(importance, all)
              + ", of "
              + TextPage.count(all.n(), "record")
              + weighted());
    }
    for (String remark : report.remarks()) {
      page.line(remark);
    }
    page.line(
        "Importance is association, not cause: it does not say that "
            + report.outcome()
            + " changes where a predictor is changed.");
  }

  private String interval(NumberStyle style, Estimate estimate) {
    return report.hasIntervals() ? style.showInterval(estimate) : NumberStyle.ABSENT;
  }

  private String weighted() {
    return report.weight().isEmpty() || report.drivers().effectiveN().isEmpty()
        ? ""
        : " weighted by "
            + report.weight().get()
            + ", effective n "
            + factors.show(report.drivers().effectiveN().getAsDouble());
  }
}
