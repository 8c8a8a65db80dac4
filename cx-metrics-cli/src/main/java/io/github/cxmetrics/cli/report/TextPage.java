package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import java.io.IOException;
import java.io.Writer;

/**
 * Lines and tables below each other.
 *
 * @param out where they go
 * @param format text or Markdown
 */
public record TextPage(Writer out, TableFormat format) {

  /** A line of its own; Markdown joins lines unless they end with two spaces. */
  public void line(String text) throws IOException {
    out.append(PrintableText.of(text)).append(format == TableFormat.MARKDOWN ? "  \n" : "\n");
  }

  /** A number of things: {@code 1 actor}, {@code 2 actors}. */
  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** An empty line. */
  public void space() throws IOException {
    out.append('\n');
  }

  /** An empty line, and a line that says what follows it after another empty line. */
  public void heading(String text) throws IOException {
    out.append('\n').append(PrintableText.of(text)).append("\n\n");
  }

  /** A table. */
  public void table(TextTable table) throws IOException {
    table.writeTo(out, format);
  }
}
