package io.github.cxmetrics.cli.drivers;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.survey.Driver;
import io.github.cxmetrics.survey.DriverQuadrant;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A driver analysis as CSV: a row for each predictor, and one for all of them together. */
final class DriversCsv {

  private static final List<String> TITLES =
      List.of(
          "row",
          "predictor",
          "importance",
          "importance_low",
          "importance_high",
          "share",
          "share_low",
          "share_high",
          "correlation",
          "correlation_low",
          "correlation_high",
          "coefficient",
          "coefficient_low",
          "coefficient_high",
          "vif",
          "mean",
          "mean_low",
          "mean_high",
          "top_box",
          "top_box_low",
          "top_box_high",
          "quadrant",
          "missing",
          "missing_alone",
          "n",
          "method");

  private final DriversReport report;
  private final TextTable table = TextTable.of(TITLES.stream().map(Column::left).toList());

  DriversCsv(DriversReport report) {
    this.report = report;
  }

  void writeTo(Writer out) throws IOException {
    for (Driver driver : report.inOrder()) {
      table.add(cells(driver));
    }
    for (String name : report.analysis().constant()) {
      addRow("constant", name, List.of(), Long.toString(report.drivers().missing(name)));
    }
    List<String> all = new ArrayList<>();
    addPart(all, report.analysis().rSquared(report.level()));
    addRow("rSquared", "", all, Long.toString(report.drivers().missing(report.outcome())));
    table.writeTo(out, TableFormat.CSV);
  }

  /** A row of no single predictor's numbers; the gaps of rSquared are the outcome's. */
  private void addRow(String row, String predictor, List<String> numbers, String missing) {
    List<String> cells = new ArrayList<>(List.of(row, predictor));
    cells.addAll(numbers);
    cells.addAll(Collections.nCopies(TITLES.indexOf("missing") - cells.size(), ""));
    Collections.addAll(cells, missing, "", Long.toString(report.drivers().n()), method());
    table.add(cells);
  }

  /** A number of the regression; its interval is left empty if none was kept. */
  private void addPart(List<String> cells, Estimate estimate) {
    if (report.hasIntervals()) {
      CsvNumbers.addEstimate(cells, estimate);
    } else {
      Collections.addAll(cells, CsvNumbers.exact(estimate.value()), "", "");
    }
  }

  private String method() {
    return report.analysis().method().label();
  }

  private List<String> cells(Driver driver) {
    List<String> cells = new ArrayList<>(List.of("driver", driver.name()));
    Stream.of(
            driver.importance(report.level()),
            driver.share(report.level()),
            driver.correlation(report.level()),
            driver.coefficient(report.level()))
        .forEach(estimate -> addPart(cells, estimate));
    cells.add(CsvNumbers.exact(driver.varianceInflation().orElse(Double.NaN)));
    CsvNumbers.addEstimate(cells, driver.mean(report.level()));
    CsvNumbers.addEstimate(cells, driver.topBox(report.level()));
    Collections.addAll(
        cells,
        report
            .analysis()
            .quadrant(driver, report.performance())
            .map(DriverQuadrant::label)
            .orElse(""),
        Long.toString(report.drivers().missing(driver.name())),
        Long.toString(report.drivers().missingAlone(driver.name())),
        Long.toString(report.drivers().n()),
        method());
    return cells;
  }
}
