package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.report.ReportForms;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.io.Writer;

/**
 * The forms of a report of survival.
 *
 * @param report what was found
 * @param style how curves are drawn
 */
record SurvivalForms(SurvivalReport report, SurvivalPlot.Style style) implements ReportForms {

  @Override
  public void writeText(Writer out) throws IOException {
    new SurvivalTable(report, style).writeTo(new TextPage(out, TableFormat.TEXT));
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new SurvivalTable(report, style).writeTo(new TextPage(out, TableFormat.MARKDOWN));
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new SurvivalJson(report).writeTo(out);
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    new SurvivalCsv(report).writeTo(out);
  }
}
