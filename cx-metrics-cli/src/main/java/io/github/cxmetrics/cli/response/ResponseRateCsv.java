package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.response.ResponseRateReport.Part;
import io.github.cxmetrics.cli.response.ResponseRateReport.Rate;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Response rates for programs that read CSV: a row for each rate of each segment.
 *
 * @param report what was found
 */
record ResponseRateCsv(ResponseRateReport report) {

  private static final List<String> TITLES =
      List.of(
          "rate",
          "formula",
          "numerator_count",
          "denominator_count",
          "value",
          "low",
          "high",
          "method",
          "n");

  void writeTo(Writer out) throws IOException {
    List<String> titles = new ArrayList<>(report.by());
    titles.addAll(TITLES);
    TextTable table = TextTable.of(titles.stream().map(Column::left).toList());
    for (Part part : report.segments()) {
      add(table, part.segment().values(), part);
    }
    add(table, Collections.nCopies(report.by().size(), ""), report.total());
    table.writeTo(out, TableFormat.CSV);
  }

  private static void add(TextTable table, List<String> segment, Part part) {
    for (Rate rate : part.rates()) {
      List<String> cells = new ArrayList<>(segment);
      cells.add(rate.name());
      cells.add(rate.formula());
      cells.add(rate.numerator().map(String::valueOf).orElse(""));
      cells.add(CsvNumbers.exact(rate.denominator().orElse(Double.NaN)));
      CsvNumbers.addEstimate(cells, rate.estimate());
      Collections.addAll(cells, rate.estimate().method(), Long.toString(rate.estimate().n()));
      table.add(cells);
    }
  }
}
