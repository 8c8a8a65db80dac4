package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.report.ReportForms;
import java.io.IOException;
import java.io.Writer;

/**
 * The forms of a funnel report.
 *
 * @param report what was found
 */
record FunnelForms(FunnelReport report) implements ReportForms {

  @Override
  public void writeText(Writer out) throws IOException {
    new TableReport(report, TableFormat.TEXT).writeTo(out);
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new TableReport(report, TableFormat.MARKDOWN).writeTo(out);
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new JsonReport(report).writeTo(out);
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    new CsvReport(report).writeTo(out);
  }
}
