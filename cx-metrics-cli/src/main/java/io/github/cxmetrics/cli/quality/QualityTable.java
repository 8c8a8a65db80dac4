package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.quality.QualityReport.GridPart;
import io.github.cxmetrics.cli.quality.QualityReport.TextPart;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.MissingPattern;
import io.github.cxmetrics.survey.OpenText;
import io.github.cxmetrics.survey.StraightLines;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The quality of answers for people.
 *
 * @param report what was found
 */
record QualityTable(QualityReport report) {

  private static final NumberStyle PLAIN = new NumberStyle(1, Rounding.ONE_DECIMAL, false, "", "");

  void writeTo(TextPage page) throws IOException {
    page.line(report.input().inWords());
    page.line("Records are counted and flagged; none is left out.");
    page.space();
    page.table(checks());
    page.heading("Columns");
    page.table(columns());
    writePatterns(page);
    if (!report.grids().isEmpty()) {
      page.heading("Grids: runs of the same answer, and the deviation of a respondent's answers");
      page.table(grids());
    }
    if (!report.texts().isEmpty()) {
      page.heading("Open answers: median length in characters of those that are not blank");
      page.table(texts());
    }
    page.space();
    page.line("Intervals: Wilson score; order statistics for medians");
  }

  private String interval() {
    return report.level() + " interval";
  }

  private TextTable checks() {
    TextTable table =
        TextTable.of(
            Column.left("flag"),
            Column.left("of"),
            Column.right("count"),
            Column.right("share"),
            Column.right(interval()),
            Column.left("among"),
            Column.left("rule"));
    for (QualityCheck check : report.checks()) {
      table.add(
          check.flag().word(),
          check.of(),
          Long.toString(check.count()),
          report.style().show(check.share().value()),
          report.style().showInterval(check.share()),
          among(check),
          check.rule());
    }
    return table;
  }

  /** How many, and of what: the unit begins with a plural. */
  private static String among(QualityCheck check) {
    String[] unit = check.unit().split("s(?= |$)", 2);
    return TextPage.count(check.share().n(), unit[0]) + unit[1];
  }

  private TextTable columns() {
    TextTable table =
        TextTable.of(
            Column.left("column"),
            Column.right("empty"),
            Column.right("share"),
            Column.right(interval()),
            Column.left("note"));
    for (ColumnCells column : report.columns()) {
      Estimate empty =
          ProportionInterval.WILSON.estimate(column.empty(), column.cells(), report.level());
      table.add(
          column.name(),
          Long.toString(column.empty()),
          report.style().show(empty.value()),
          report.style().showInterval(empty),
          note(column));
    }
    return table;
  }

  static String note(ColumnCells column) {
    if (column.cells() > 0 && column.empty() == column.cells()) {
      return "always empty";
    }
    return column.constant().map(text -> "always " + PrintableText.quoted(text)).orElse("");
  }

  private void writePatterns(TextPage page) throws IOException {
    List<MissingPattern> patterns = report.patterns().patterns();
    int shown = Math.min(report.topPatterns(), patterns.size());
    if (shown == 0) {
      return;
    }
    page.heading(
        "Missing together, of "
            + TextPage.count(report.patterns().questions().size(), "question")
            + ": "
            + shown
            + " of "
            + TextPage.count(patterns.size(), "pattern"));
    TextTable table = TextTable.of(Column.right("records"), Column.left("missing"));
    for (MissingPattern pattern : patterns.subList(0, shown)) {
      table.add(Long.toString(pattern.respondents()), missing(pattern));
    }
    page.table(table);
  }

  private String missing(MissingPattern pattern) {
    if (pattern.missing().isEmpty()) {
      return "none";
    }
    return pattern.missing().size() == report.patterns().questions().size()
        ? "all"
        : PrintableText.list(pattern.missing());
  }

  private TextTable grids() {
    TextTable table =
        TextTable.of(
            Column.left("grid"),
            Column.right("judged"),
            Column.right("too few answers"),
            Column.right("all the same"),
            Column.right("longest run"),
            Column.right("deviation, quarter"),
            Column.right("half"),
            Column.right("three quarters"));
    for (GridPart part : report.grids()) {
      StraightLines result = part.result();
      table.add(
          part.grid().name(),
          Long.toString(result.n()),
          Long.toString(result.tooFew()),
          Long.toString(result.allSame()),
          Integer.toString(result.greatestRun()),
          deviation(result.variabilityQuantile(0.25)),
          deviation(result.variabilityQuantile(0.5)),
          deviation(result.variabilityQuantile(0.75)));
    }
    return table;
  }

  private static String deviation(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.2f", value.getAsDouble())
        : NumberStyle.ABSENT;
  }

  private TextTable texts() {
    TextTable table =
        TextTable.of(
            Column.left("column"),
            Column.right("answers"),
            Column.right("empty"),
            Column.right("blank"),
            Column.right("punctuation"),
            Column.right("text"),
            Column.right("repeats"),
            Column.right("damaged"),
            Column.right("length"),
            Column.right(interval()));
    for (TextPart part : report.texts()) {
      OpenText text = part.result();
      Estimate length = text.medianCharacters(report.level());
      table.add(
          part.column(),
          Long.toString(text.n()),
          Long.toString(text.empty()),
          Long.toString(text.blank()),
          Long.toString(text.punctuation()),
          Long.toString(text.text()),
          Long.toString(text.repeats().duplicates()),
          Long.toString(text.damaged()),
          PLAIN.show(length.value()),
          PLAIN.showInterval(length));
    }
    return table;
  }
}
