package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.cli.response.ResponseRateReport.Part;
import io.github.cxmetrics.cli.response.ResponseRateReport.Rate;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Response rates for people.
 *
 * @param report what was found
 */
record ResponseRateTable(ResponseRateReport report) {

  private static final String NOT_COUNTED = "not counted";
  private static final String UNKNOWN = "unknown";
  private static final Rounding ONE_DECIMAL = new Rounding(1, RoundingMode.HALF_UP);

  void writeTo(TextPage page) throws IOException {
    Rate headline = report.total().rate(report.headline());
    page.line(
        "Response rate "
            + report.style().show(headline.estimate().value())
            + " ("
            + (headline.formula().startsWith(headline.name()) ? "" : headline.name() + " = ")
            + headline.formula()
            + ")");
    if (report.input().isPresent()) {
      page.line(report.input().get().inWords());
    }
    page.line(
        report.total().counts().entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", ")));
    if (report.eligible().isPresent()) {
      page.line("Unknown cases: " + report.eligible().get());
    }
    page.space();
    page.table(rates());
    if (!report.segments().isEmpty()) {
      page.heading(headline.formula() + " by " + String.join(", ", report.by()));
      page.table(segments());
    }
    page.space();
    page.line(
        "Intervals: Wilson score"
            + (report.kind() == Outcome.Kind.CASES
                ? "; where a share e of unknown cases is counted, e is taken as known"
                : ""));
  }

  private TextTable rates() {
    boolean cases = report.kind() == Outcome.Kind.CASES;
    TextTable table =
        TextTable.of(
            Column.left("rate"),
            Column.left(cases ? "formula" : "also called"),
            Column.right("count"),
            Column.right("of"),
            Column.right("share"),
            Column.right(report.level() + " interval"));
    for (Rate rate : report.total().rates()) {
      List<String> cells = new ArrayList<>(List.of(rate.name()));
      cells.add(cases ? rate.formula().replaceFirst("^[A-Z0-9]+ = ", "") : rate.words());
      addNumbers(cells, rate);
      table.add(cells);
    }
    return table;
  }

  private void addNumbers(List<String> cells, Rate rate) {
    Estimate estimate = rate.estimate();
    String absent = report.kind() == Outcome.Kind.CASES ? UNKNOWN : NOT_COUNTED;
    cells.add(rate.numerator().map(String::valueOf).orElse(absent));
    cells.add(rate.denominator().map(ResponseRateTable::plain).orElse(absent));
    cells.add(report.style().show(estimate.value()));
    cells.add(report.style().showInterval(estimate));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : ONE_DECIMAL.format(number);
  }

  private TextTable segments() {
    List<Column> columns = new ArrayList<>();
    report.by().forEach(name -> columns.add(Column.left(name)));
    for (String title : List.of("count", "of", "share", report.level() + " interval")) {
      columns.add(Column.right(title));
    }
    TextTable table = TextTable.of(columns);
    for (Part segment : report.segments()) {
      addRow(table, segment);
    }
    addRow(table, report.total());
    return table;
  }

  private void addRow(TextTable table, Part part) {
    List<String> cells = new ArrayList<>();
    part.segment().values().forEach(value -> cells.add(SegmentKey.shown(value)));
    addNumbers(cells, part.rate(report.headline()));
    table.add(cells);
  }
}
