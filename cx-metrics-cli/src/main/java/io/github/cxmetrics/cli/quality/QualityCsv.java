package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.quality.QualityReport.TextPart;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.OpenText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The quality of answers for programs that read CSV: a row for each thing that was counted. */
final class QualityCsv {

  private final QualityReport report;
  private final TextTable table =
      TextTable.of(
          Stream.of("check", "of", "count", "among", "value", "low", "high", "n", "rule")
              .map(Column::left)
              .toList());

  QualityCsv(QualityReport report) {
    this.report = report;
  }

  void writeTo(Writer out) throws IOException {
    for (QualityCheck check : report.checks()) {
      add(
          check.flag().word(),
          check.of(),
          check.count(),
          check.unit(),
          check.share(),
          check.rule());
    }
    for (ColumnCells column : report.columns()) {
      add("empty", column.name(), column.empty(), column.cells(), QualityTable.note(column));
    }
    report.texts().forEach(this::addText);
    table.writeTo(out, TableFormat.CSV);
  }

  private void addText(TextPart part) {
    OpenText text = part.result();
    add("text-empty", part.column(), text.empty(), text.n(), "");
    add("text-blank", part.column(), text.blank(), text.n(), "");
    add("text-punctuation", part.column(), text.punctuation(), text.n(), "");
    add("text", part.column(), text.text(), text.n(), "");
    add("text-damaged", part.column(), text.damaged(), text.n(), "");
    add("text-repeat", part.column(), text.repeats().duplicates(), text.repeats().n(), "");
    Estimate length = text.medianCharacters(report.level());
    add("text-median-characters", part.column(), text.repeats().n(), "texts", length, "");
  }

  private void add(String check, String of, long count, long all, String rule) {
    Estimate share = ProportionInterval.WILSON.estimate(count, all, report.level());
    add(check, of, count, "records", share, rule);
  }

  private void add(
      String check, String of, long count, String among, Estimate estimate, String rule) {
    List<String> cells = new ArrayList<>(List.of(check, of, Long.toString(count), among));
    CsvNumbers.addEstimate(cells, estimate);
    Collections.addAll(cells, Long.toString(estimate.n()), rule);
    table.add(cells);
  }
}
