package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.report.ReportForms;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.io.Writer;

/**
 * The forms of the report.
 *
 * @param report what was found
 */
record QualityForms(QualityReport report) implements ReportForms {

  @Override
  public void writeText(Writer out) throws IOException {
    new QualityTable(report).writeTo(new TextPage(out, TableFormat.TEXT));
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new QualityTable(report).writeTo(new TextPage(out, TableFormat.MARKDOWN));
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new QualityJson(report).writeTo(out);
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    new QualityCsv(report).writeTo(out);
  }
}
