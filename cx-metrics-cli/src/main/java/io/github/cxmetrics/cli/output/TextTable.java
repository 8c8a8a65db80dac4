package io.github.cxmetrics.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.cxmetrics.cli.output.Column.Alignment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Rows under titled columns, written in any {@link TableFormat}. */
public final class TextTable {

  private static final String MARKDOWN_SIGNS = "\\|`*<";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<Integer, double[]> shades = new HashMap<>();

  private TextTable(List<Column> columns) {
    this.columns = columns;
  }

  /** A table without rows. */
  public static TextTable of(Column... columns) {
    return of(List.of(columns));
  }

  /** A table without rows. */
  public static TextTable of(List<Column> columns) {
    return new TextTable(List.copyOf(columns));
  }

  /** Adds a row and returns this table. */
  public TextTable add(String... cells) {
    return add(List.of(cells));
  }

  /** Adds a row and returns this table. */
  public TextTable add(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "row must have " + columns.size() + " cells, was " + cells.size());
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /**
   * Adds a row whose cells have a background where a table is written as text, and returns this
   * table.
   *
   * @param sizes for each cell from 0, light, to 1, dark; NaN for none
   */
  public TextTable addShaded(List<String> cells, double[] sizes) {
    shades.put(rows.size(), sizes.clone());
    return add(cells);
  }

  /** Writes the titles and all rows; the last line is ended too. */
  public void writeTo(Writer out, TableFormat format) throws IOException {
    switch (format) {
      case TEXT -> writeText(out);
      case MARKDOWN -> writeMarkdown(out);
      case CSV -> writeCsv(out);
    }
  }

  /** The whole table as one string. */
  public String toString(TableFormat format) {
    StringWriter out = new StringWriter();
    try {
      writeTo(out, format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private void writeText(Writer out) throws IOException {
    List<String> titles = titles(PrintableText::of);
    int[] widths = widths(titles, PrintableText::of);
    writeTextRow(out, titles, widths);
    writeTextRow(out, IntStream.of(widths).mapToObj("-"::repeat).toList(), widths);
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = printed(rows.get(i), PrintableText::of);
      double[] sizes = shades.get(i);
      if (sizes == null) {
        writeTextRow(out, cells, widths);
      } else {
        writeShadedRow(out, cells, widths, sizes);
      }
    }
  }

  private void writeTextRow(Writer out, List<String> cells, int[] widths) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : "  ").append(padded(cells.get(i), widths[i], i));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private void writeShadedRow(Writer out, List<String> cells, int[] widths, double[] sizes)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = padded(cells.get(i), widths[i], i);
      line.append(i == 0 ? "" : "  ");
      if (Double.isNaN(sizes[i])) {
        line.append(cell);
      } else {
        line.append(Shade.begin(sizes[i])).append(cell).append(Shade.END);
      }
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private void writeMarkdown(Writer out) throws IOException {
    List<String> titles = titles(TextTable::markdown);
    int[] widths = widths(titles, TextTable::markdown);
    writeMarkdownRow(out, titles, widths);
    writeMarkdownRow(
        out, IntStream.range(0, widths.length).mapToObj(i -> rule(i, widths[i])).toList(), widths);
    for (List<String> row : rows) {
      writeMarkdownRow(out, printed(row, TextTable::markdown), widths);
    }
  }

  private void writeMarkdownRow(Writer out, List<String> cells, int[] widths) throws IOException {
    out.append('|');
    for (int i = 0; i < cells.size(); i++) {
      out.append(' ').append(padded(cells.get(i), widths[i], i)).append(" |");
    }
    out.append('\n');
  }

  private void writeCsv(Writer out) throws IOException {
    @SuppressWarnings("resource") // closing it would close a writer that is not ours
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(titles(UnaryOperator.identity()));
    rows.forEach(csv::writeRecord);
    csv.flush();
  }

  private List<String> titles(UnaryOperator<String> style) {
    return columns.stream().map(Column::title).map(style).toList();
  }

  private static List<String> printed(List<String> cells, UnaryOperator<String> style) {
    return cells.stream().map(style).toList();
  }

  /** The widest cell of each column, at least the three dashes that Markdown needs. */
  private int[] widths(List<String> titles, UnaryOperator<String> style) {
    int[] widths = titles.stream().mapToInt(t -> Math.max(3, DisplayWidth.of(t))).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(style.apply(row.get(i))));
      }
    }
    return widths;
  }

  private String padded(String cell, int width, int column) {
    String padding = " ".repeat(width - DisplayWidth.of(cell));
    return isRight(column) ? padding + cell : cell + padding;
  }

  private String rule(int column, int width) {
    return isRight(column) ? "-".repeat(width - 1) + ":" : "-".repeat(width);
  }

  private boolean isRight(int column) {
    return columns.get(column).alignment() == Alignment.RIGHT;
  }

  /** The text with what Markdown would take for its own escaped. */
  private static String markdown(String text) {
    StringBuilder escaped = new StringBuilder();
    String printable = PrintableText.of(text);
    for (int i = 0; i < printable.length(); i++) {
      char c = printable.charAt(i);
      if (MARKDOWN_SIGNS.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
