package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.churn.ChurnCounts;
import io.github.cxmetrics.churn.ChurnDenominator;
import io.github.cxmetrics.churn.ChurnRate;
import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.cli.churn.ChurnReport.Part;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Churn for programs that read CSV: a row a period and formula. */
final class ChurnCsv {

  private static final List<String> TITLES =
      List.of(
          "period",
          "complete",
          "opening",
          "new",
          "reactivated",
          "churned",
          "closing",
          "joined_and_churned",
          "reactivated_and_churned",
          "churned_and_returned",
          "lost",
          "denominator",
          "view",
          "numerator_count",
          "denominator_count",
          "value",
          "low",
          "high",
          "method",
          "n");

  private final ChurnReport report;
  private final TextTable table;

  ChurnCsv(ChurnReport report) {
    this.report = report;
    List<String> titles = new ArrayList<>(report.by());
    titles.addAll(TITLES);
    table = TextTable.of(titles.stream().map(Column::left).toList());
  }

  void writeTo(Writer out) throws IOException {
    for (Part part : report.segments()) {
      add(part.segment().values(), part);
    }
    add(Collections.nCopies(report.by().size(), ""), report.total());
    table.writeTo(out, TableFormat.CSV);
  }

  private void add(List<String> segment, Part part) {
    for (ChurnLine line : part.lines()) {
      if (report.asked().allFormulas()) {
        for (ChurnDenominator denominator : ChurnDenominator.values()) {
          for (PeriodView view : PeriodView.values()) {
            add(segment, line, line.rate(denominator, view));
          }
        }
      } else {
        add(segment, line, report.rate(line));
      }
    }
  }

  private void add(List<String> segment, ChurnLine line, ChurnRate rate) {
    List<String> cells = new ArrayList<>(segment);
    cells.add(line.label());
    cells.add(Boolean.toString(line.complete()));
    ChurnCounts counts = line.counts();
    for (long count :
        new long[] {
          counts.opening(),
          counts.joined(),
          counts.reactivated(),
          counts.churned(),
          counts.closing(),
          counts.joinedAndChurned(),
          counts.reactivatedAndChurned(),
          counts.churnedAndReturned(),
          counts.lost()
        }) {
      cells.add(Long.toString(count));
    }
    cells.add(rate.denominator().name());
    cells.add(rate.view().name());
    cells.add(Long.toString(rate.numeratorCount()));
    cells.add(CsvNumbers.exact(rate.denominatorCount().orElse(Double.NaN)));
    Estimate estimate = rate.estimate(report.level());
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, estimate.method(), Long.toString(estimate.n()));
    table.add(cells);
  }
}
