package io.github.cxmetrics.cli.rake;

import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.report.ReportForms;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.io.Writer;

/**
 * The forms of a report of weights.
 *
 * @param report what was found
 */
record RakeForms(RakeReport report) implements ReportForms {

  @Override
  public void writeText(Writer out) throws IOException {
    new RakeTable(report).writeTo(new TextPage(out, TableFormat.TEXT));
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new RakeTable(report).writeTo(new TextPage(out, TableFormat.MARKDOWN));
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new RakeJson(report).writeTo(out);
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    new RakeTable(report).exact().writeTo(out, TableFormat.CSV);
  }
}
