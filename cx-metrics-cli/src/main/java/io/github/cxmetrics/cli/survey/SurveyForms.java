package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.ReportForms;
import io.github.cxmetrics.survey.SurveyScore;
import java.io.IOException;
import java.io.Writer;

/**
 * The forms of a survey report.
 *
 * @param report what was found
 * @param <S> the score
 */
record SurveyForms<S extends SurveyScore<S>>(SurveyReport<S> report) implements ReportForms {

  @Override
  public void writeText(Writer out) throws IOException {
    new TableReport<>(report).writeText(out);
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new TableReport<>(report).writeMarkdown(out);
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new JsonReport<>(report).writeTo(out);
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    new CsvReport<>(report).writeTo(out);
  }
}
