package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.cli.retention.RetentionReport.Comparison;
import io.github.cxmetrics.cli.retention.RetentionReport.Segment;
import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionCell;
import io.github.cxmetrics.retention.ReturnRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Retention for people: the triangle of cohorts, averages below it, values, comparisons. */
final class RetentionTable {

  private final RetentionReport report;
  private final Retention retention;
  private final RetentionColumns begun;
  private final ReturnRule rule;
  private final NumberStyle shares;
  private final int last;
  private final boolean marking;

  RetentionTable(RetentionReport report) {
    this.report = report;
    this.retention = report.total();
    this.begun = new RetentionColumns(retention);
    this.rule = report.asked().rule();
    this.shares = new NumberStyle(100, report.style().rounding(), false, "", "");
    this.last = begun.last();
    this.marking = begun.hasUnfinished(last);
  }

  void writeTo(TextPage page) throws IOException {
    page.line(RetentionText.of(retention.definition(), rule));
    page.line(report.input().inWords());
    page.space();
    page.table(triangle());
    page.space();
    writeLegend(page);
    if (report.asked().value().isPresent()) {
      new ValueTable(report, begun, last).writeTo(page);
    }
    if (!report.segments().isEmpty()) {
      page.heading("By " + String.join(", ", report.asked().by()) + ", all cohorts, " + average());
      page.table(segments());
    }
    if (report.comparison().isPresent()) {
      writeComparison(page, report.comparison().get());
    }
    page.out().append(report.input().remark());
  }

  private String average() {
    return RetentionText.average(report.asked().average());
  }

  private TextTable triangle() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left(RetentionText.word(retention.definition().grid().unit())));
    addColumns(columns);
    TextTable table = TextTable.of(columns);
    double most = most();
    for (CohortRow row : retention.cohorts()) {
      addCohort(table, row, most);
    }
    addAverage(table);
    return table;
  }

  private void addColumns(List<Column> columns) {
    columns.add(Column.right("size"));
    for (int column = 0; column <= last; column++) {
      columns.add(Column.right(retention.definition().intervals().label(column)));
    }
  }

  private double most() {
    double most = 0;
    for (CohortRow row : retention.cohorts()) {
      for (int column = 0; column <= last; column++) {
        double share = share(row.cell(column, rule));
        most = row.hasBegun(column) ? Math.max(most, share) : most;
      }
    }
    return most;
  }

  private static double share(RetentionCell cell) {
    return (double) cell.retainedSoFar() / cell.size();
  }

  private void addCohort(TextTable table, CohortRow row, double most) {
    List<String> cells = new ArrayList<>();
    double[] sizes = new double[last + 3];
    Arrays.fill(sizes, Double.NaN);
    cells.add(retention.definition().grid().period(row.cohort()).label());
    cells.add(Long.toString(row.size()));
    for (int column = 0; column <= last; column++) {
      RetentionCell cell = row.cell(column, rule);
      if (row.hasBegun(column)) {
        cells.add(shares.show(share(cell)) + RetentionColumns.mark(cell.isFinished(), marking));
        sizes[column + 2] = most == 0 ? 0 : share(cell) / most;
      } else {
        cells.add("");
      }
    }
    if (report.asked().colored()) {
      table.addShaded(cells, sizes);
    } else {
      table.add(cells);
    }
  }

  private void addAverage(TextTable table) {
    List<String> values = new ArrayList<>(List.of(average(), Long.toString(retention.n())));
    List<String> lows = new ArrayList<>(List.of(report.level() + " from", ""));
    List<String> highs = new ArrayList<>(List.of("to", ""));
    for (int column = 0; column <= last; column++) {
      Estimate estimate = retention.average(column, report.asked().average(), rule, report.level());
      String mark = RetentionColumns.mark(true, marking);
      values.add(shares.show(estimate.value()) + mark);
      lows.add(estimate.isDefined() ? shares.show(estimate.interval().low()) + mark : "");
      highs.add(estimate.isDefined() ? shares.show(estimate.interval().high()) + mark : "");
    }
    table.add(values).add(lows).add(highs);
  }

  private void writeLegend(TextPage page) throws IOException {
    page.line(
        "percent of the cohort; column 0: back in the "
            + (retention.definition().intervals().length().isZero()
                ? RetentionText.word(retention.definition().grid().unit())
                : "interval")
            + " of the start, after it");
    if (rule == ReturnRule.ON_OR_AFTER) {
      page.line(
          "n or later: only cohorts of one age compare, older ones have had more time to come"
              + " back");
    }
    if (marking) {
      page.line(
          RetentionColumns.UNFINISHED
              + (retention.definition().intervals().length().isZero()
                  ? ": not over when the data end: so far, and not in the averages"
                  : ": not over for all when the data end: so far; averages take those for whom it"
                      + " is over"));
    }
    Estimate average = retention.average(0, report.asked().average(), rule, report.level());
    page.line("intervals: " + average.method() + "; those of all cells: --format json or csv");
  }

  private TextTable segments() {
    List<Column> columns = new ArrayList<>();
    report.asked().by().forEach(name -> columns.add(Column.left(name)));
    addColumns(columns);
    TextTable table = TextTable.of(columns);
    for (Segment segment : report.segments()) {
      addSegment(table, segment.segment(), segment.retention());
    }
    addSegment(table, SegmentKey.total(report.asked().by().size()), retention);
    return table;
  }

  private void addSegment(TextTable table, SegmentKey segment, Retention part) {
    List<String> cells = new ArrayList<>();
    segment.values().forEach(value -> cells.add(SegmentKey.shown(value)));
    cells.add(Long.toString(part.n()));
    for (int column = 0; column <= last; column++) {
      cells.add(
          shares.show(
              part.average(column, report.asked().average(), rule, report.level()).value()));
    }
    table.add(cells);
  }

  private void writeComparison(TextPage page, Comparison comparison) throws IOException {
    page.heading(
        "Difference from "
            + comparison.against()
            + (comparison.comparisons() < 2
                ? ""
                : "; p-values of "
                    + comparison.comparisons()
                    + " comparisons, adjustment: "
                    + comparison.adjustment()
                    + "; intervals each on its own"));
    TextTable table =
        TextTable.of(
            Column.left(report.segments().isEmpty() ? "cohort" : "segment"),
            Column.right("interval"),
            Column.right("share"),
            Column.right("that"),
            Column.right("p"),
            Column.left("difference"));
    for (Comparison.Row row : comparison.rows()) {
      table.add(
          row.name(),
          retention.definition().intervals().label(row.column()),
          report.style().show(row.share().value()),
          report.style().show(row.reference().value()),
          NumberStyle.pValue(row.difference().pValue()),
          report.style().inWords(row.difference()));
    }
    page.table(table);
    if (comparison.rows().isEmpty()) {
      page.line("no interval is over on both sides");
    }
  }
}
