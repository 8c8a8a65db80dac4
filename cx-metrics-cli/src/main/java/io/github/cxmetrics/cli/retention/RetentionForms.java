package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.report.ReportForms;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.io.Writer;

/**
 * The forms of a report of retention.
 *
 * @param report what was found
 */
record RetentionForms(RetentionReport report) implements ReportForms {

  @Override
  public void writeText(Writer out) throws IOException {
    new RetentionTable(report).writeTo(new TextPage(out, TableFormat.TEXT));
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new RetentionTable(report).writeTo(new TextPage(out, TableFormat.MARKDOWN));
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new RetentionJson(report).writeTo(out);
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    new RetentionCsv(report).writeTo(out);
  }
}
