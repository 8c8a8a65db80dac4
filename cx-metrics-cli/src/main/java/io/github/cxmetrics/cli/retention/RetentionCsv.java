package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.retention.RetentionReport.Comparison;
import io.github.cxmetrics.cli.retention.RetentionReport.Segment;
import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionCell;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Retention for programs that read CSV: a row a cell, as {@code docs/csv.md} describes. */
final class RetentionCsv {

  private final RetentionReport report;
  private final boolean valued;
  private final TextTable table;
  private final int width;

  RetentionCsv(RetentionReport report) {
    this.report = report;
    this.valued = report.asked().value().isPresent();
    List<String> titles = new ArrayList<>(List.of("row"));
    titles.addAll(report.asked().by());
    Collections.addAll(
        titles,
        "cohort",
        "column",
        "size",
        "finished",
        "observed",
        "retained",
        "retained_so_far",
        "share",
        "share_low",
        "share_high",
        "method",
        "n");
    if (valued) {
      Collections.addAll(titles, "total", "mean", "mean_low", "mean_high");
    }
    if (report.comparison().isPresent()) {
      titles.addAll(CsvNumbers.DIFFERENCE_TITLES);
    }
    width = titles.size();
    table = TextTable.of(titles.stream().map(Column::left).toList());
  }

  void writeTo(Writer out) throws IOException {
    for (Segment segment : report.segments()) {
      add("segment ", segment.segment().values(), segment.retention());
    }
    add("", none(), report.total());
    report.comparison().ifPresent(this::addComparison);
    table.writeTo(out, TableFormat.CSV);
  }

  private List<String> none() {
    return Collections.nCopies(report.asked().by().size(), "");
  }

  private void add(String kind, List<String> segment, Retention retention) {
    RetentionColumns begun = new RetentionColumns(retention);
    for (CohortRow row : retention.cohorts()) {
      String label = retention.definition().grid().period(row.cohort()).label();
      for (int column = 0; column <= row.columns(); column++) {
        if (row.hasBegun(column)) {
          addCell(kind + "cohort", segment, label, retention, row, column);
        }
      }
    }
    for (int column = 0; column <= begun.last(); column++) {
      addAverage(kind + "average", segment, retention, column);
    }
  }

  private List<String> start(
      String kind, List<String> segment, String cohort, String column, long size) {
    List<String> cells = new ArrayList<>(List.of(kind));
    cells.addAll(segment);
    Collections.addAll(cells, cohort, column, size < 0 ? "" : Long.toString(size));
    return cells;
  }

  private void addCell(
      String kind,
      List<String> segment,
      String cohort,
      Retention retention,
      CohortRow row,
      int column) {
    RetentionCell cell = row.cell(column, report.asked().rule());
    String label = retention.definition().intervals().label(column);
    List<String> cells = start(kind, segment, cohort, label, row.size());
    Collections.addAll(
        cells,
        Boolean.toString(cell.isFinished()),
        Long.toString(cell.observed()),
        Long.toString(cell.retained()),
        Long.toString(cell.retainedSoFar()));
    addShare(cells, row.retained(column, report.asked().rule(), report.level()));
    addValue(cells, row, column);
    table.add(filled(cells));
  }

  private void addAverage(String kind, List<String> segment, Retention retention, int column) {
    String label = retention.definition().intervals().label(column);
    List<String> cells = start(kind, segment, "", label, retention.n());
    cells.addAll(Collections.nCopies(4, ""));
    addShare(
        cells,
        retention.average(column, report.asked().average(), report.asked().rule(), report.level()));
    addValue(cells, retention.pooled(), column);
    table.add(filled(cells));
  }

  private static void addShare(List<String> cells, Estimate share) {
    CsvNumbers.addEstimate(cells, share);
    Collections.addAll(cells, share.method(), Long.toString(share.n()));
  }

  private void addValue(List<String> cells, CohortRow row, int column) {
    if (valued) {
      cells.add(Amounts.plain(row.total(column)));
      CsvNumbers.addEstimate(cells, Amounts.estimate(row.mean(column, report.level())));
    }
  }

  private List<String> filled(List<String> cells) {
    while (cells.size() < width) {
      cells.add("");
    }
    return cells;
  }

  private void addComparison(Comparison comparison) {
    for (Comparison.Row row : comparison.rows()) {
      String label = report.total().definition().intervals().label(row.column());
      List<String> cells = start("difference", none(), row.name(), label, -1);
      cells.addAll(Collections.nCopies(4, ""));
      addShare(cells, row.share());
      cells.addAll(Collections.nCopies(valued ? 4 : 0, ""));
      CsvNumbers.addDifference(
          cells, Optional.of(row.difference()), comparison.adjustment(), comparison.comparisons());
      table.add(cells);
    }
  }
}
