package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.event.AmountFlags;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.input.ExactDecimal;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.ReturnRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What cohorts are worth, for people: sums and means per member.
 *
 * @param report what was found
 * @param begun which cells have begun
 * @param last the last column that is shown
 */
record ValueTable(RetentionReport report, RetentionColumns begun, int last) {

  private static final NumberStyle WHOLE = new NumberStyle(1, Rounding.WHOLE, false, "", "");

  /** From here on sums have no decimals, which would make tables too wide. */
  private static final long LARGE = 100_000 * ExactDecimal.UNIT;

  void writeTo(TextPage page) throws IOException {
    String what = report.asked().value().orElse("");
    String currency = AmountFlags.suffix(report.asked().currency());
    page.heading("Sum of " + what + currency + " in each interval, by all members");
    page.table(table(true));
    page.heading("Mean of " + what + currency + " a member, also of those who did not come back");
    page.table(table(false));
    page.space();
    page.line("column 0 includes what the start itself is worth, where it counts as a return");
  }

  private TextTable table(boolean sums) {
    Retention retention = report.total();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left(RetentionText.word(retention.definition().grid().unit())));
    columns.add(Column.right("size"));
    for (int column = 0; column <= last; column++) {
      columns.add(Column.right(retention.definition().intervals().label(column)));
    }
    TextTable table = TextTable.of(columns);
    for (CohortRow row : retention.cohorts()) {
      String label = retention.definition().grid().period(row.cohort()).label();
      table.add(cells(label, row, sums));
    }
    return table.add(pooled(sums));
  }

  private List<String> cells(String label, CohortRow row, boolean sums) {
    List<String> cells = new ArrayList<>(List.of(label, Long.toString(row.size())));
    for (int column = 0; column <= last; column++) {
      boolean finished = row.cell(column, ReturnRule.ON).isFinished();
      String mark = RetentionColumns.mark(finished, begun.hasUnfinished(last));
      cells.add(row.hasBegun(column) ? number(row, column, sums) + mark : "");
    }
    return cells;
  }

  /** What is known so far, also of intervals that are not over. */
  private String number(CohortRow row, int column, boolean sums) {
    return sums
        ? sum(row, column)
        : Amounts.STYLE.show(Amounts.exact(row.total(column)).doubleValue() / row.size());
  }

  private String sum(CohortRow row, int column) {
    CohortRow all = report.total().pooled();
    boolean large = IntStream.rangeClosed(0, last).anyMatch(i -> all.total(i) >= LARGE);
    return Amounts.shown(row.total(column), large ? WHOLE : Amounts.STYLE);
  }

  private List<String> pooled(boolean sums) {
    CohortRow row = report.total().pooled();
    List<String> cells =
        new ArrayList<>(List.of(sums ? "all" : "pooled", Long.toString(row.size())));
    for (int column = 0; column <= last; column++) {
      String number =
          sums
              ? sum(row, column)
              : Amounts.STYLE.show(Amounts.estimate(row.mean(column, report.level())).value());
      cells.add(number + RetentionColumns.mark(true, begun.hasUnfinished(last)));
    }
    return cells;
  }
}
