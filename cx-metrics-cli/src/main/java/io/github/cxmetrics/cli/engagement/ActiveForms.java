package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.report.ReportForms;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.io.Writer;

/**
 * The forms of a report of active actors.
 *
 * @param report what was found
 */
record ActiveForms(ActiveReport report) implements ReportForms {

  @Override
  public void writeText(Writer out) throws IOException {
    new ActiveTable(report).writeTo(new TextPage(out, TableFormat.TEXT));
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new ActiveTable(report).writeTo(new TextPage(out, TableFormat.MARKDOWN));
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new ActiveJson(report).writeTo(out);
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    new ActiveCsv(report).writeTo(out);
  }
}
