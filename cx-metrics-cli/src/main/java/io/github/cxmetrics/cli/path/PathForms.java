package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.report.ReportForms;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.io.Writer;

/**
 * The forms of a report of paths.
 *
 * @param report what was found
 */
record PathForms(PathReport report) implements ReportForms {

  @Override
  public void writeText(Writer out) throws IOException {
    new PathTable(report).writeTo(new TextPage(out, TableFormat.TEXT));
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new PathTable(report).writeTo(new TextPage(out, TableFormat.MARKDOWN));
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new PathJson(report).writeTo(out);
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    new PathCsv(report).writeTo(out);
  }
}
