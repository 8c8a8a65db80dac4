package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.Comparison.SegmentDifference;
import io.github.cxmetrics.stats.Difference;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comparison for people.
 *
 * @param comparison what was compared
 * @param style how the numbers and their differences are written
 * @param by the columns that make the segments
 */
public record ComparisonTable(Comparison comparison, NumberStyle style, List<String> by) {

  private static final String TOTAL = "Total";

  /**
   * Writes what is compared with what, and a row for each difference.
   *
   * @param remark what else the reader must know, behind the name of the reference
   */
  public void writeTo(Writer out, TableFormat format, String remark) throws IOException {
    out.append("\nDifference from ")
        .append(PrintableText.of(comparison.against()))
        .append(remark)
        .append(adjustmentNote())
        .append("\n\n");
    List<Column> columns = new ArrayList<>();
    if (comparison.segments().isEmpty()) {
      columns.add(Column.left(""));
    } else {
      by.forEach(name -> columns.add(Column.left(name)));
    }
    columns.add(Column.right("p"));
    columns.add(Column.left("difference"));
    TextTable table = TextTable.of(columns);
    for (SegmentDifference segment : comparison.segments()) {
      List<String> cells = new ArrayList<>();
      segment.segment().values().forEach(value -> cells.add(SegmentKey.shown(value)));
      table.add(withDifference(cells, segment.difference()));
    }
    Optional<Difference> total = comparison.total();
    if (total.isPresent()) {
      List<String> cells = new ArrayList<>(List.of(TOTAL));
      while (cells.size() < columns.size() - 2) {
        cells.add("");
      }
      table.add(withDifference(cells, total.get()));
    }
    table.writeTo(out, format);
  }

  private String adjustmentNote() {
    return comparison.comparisons() < 2
        ? ""
        : "; p-values of "
            + comparison.comparisons()
            + " segments, adjustment: "
            + comparison.adjustment()
            + "; intervals each on its own";
  }

  private List<String> withDifference(List<String> cells, Difference difference) {
    cells.add(NumberStyle.pValue(difference.pValue()));
    cells.add(style.inWords(difference));
    return cells;
  }
}
