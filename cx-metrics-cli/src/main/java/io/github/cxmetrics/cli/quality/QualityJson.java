package io.github.cxmetrics.cli.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.quality.QualityReport.GridPart;
import io.github.cxmetrics.cli.quality.QualityReport.TextPart;
import io.github.cxmetrics.cli.quality.QualityReport.TimesPart;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.MissingPattern;
import io.github.cxmetrics.survey.OpenText;
import io.github.cxmetrics.survey.QuestionAnswers;
import io.github.cxmetrics.survey.StraightLines;
import java.io.IOException;
import java.io.Writer;

/**
 * The quality of answers for programs that read JSON.
 *
 * @param report what was found
 */
record QualityJson(QualityReport report) {

  private static final String SCHEMA = "cxm-quality/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "quality");
    json.writeNumberField("level", report.level().probability());
    json.writeObjectFieldStart("input");
    json.writeStringField("file", report.input().file());
    json.writeNumberField("rows", report.input().rows());
    json.writeNumberField("filtered", report.input().filtered());
    json.writeNumberField("used", report.input().used());
    json.writeNumberField("rejected", report.input().rejected());
    json.writeEndObject();
    json.writeArrayFieldStart("checks");
    for (QualityCheck check : report.checks()) {
      writeCheck(json, check);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("columns");
    for (ColumnCells column : report.columns()) {
      writeColumn(json, column);
    }
    json.writeEndArray();
    writePatterns(json);
    json.writeArrayFieldStart("durations");
    for (TimesPart part : report.times()) {
      writeTimes(json, part);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("grids");
    for (GridPart part : report.grids()) {
      writeGrid(json, part);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("texts");
    for (TextPart part : report.texts()) {
      writeText(json, part);
    }
    json.writeEndArray();
  }

  private static void writeCheck(JsonGenerator json, QualityCheck check) throws IOException {
    json.writeStartObject();
    json.writeStringField("flag", check.flag().word());
    json.writeStringField("of", check.of());
    json.writeStringField("rule", check.rule());
    json.writeStringField("among", check.unit());
    json.writeNumberField("count", check.count());
    JsonFields.writeEstimate(json, "share", check.share());
    json.writeEndObject();
  }

  private void writeColumn(JsonGenerator json, ColumnCells column) throws IOException {
    json.writeStartObject();
    json.writeStringField("column", column.name());
    json.writeNumberField("cells", column.cells());
    json.writeNumberField("empty", column.empty());
    json.writeNumberField("damaged", column.damaged());
    JsonFields.writeEstimate(
        json,
        "emptyShare",
        ProportionInterval.WILSON.estimate(column.empty(), column.cells(), report.level()));
    JsonFields.writeText(json, "constant", column.constant());
    json.writeEndObject();
  }

  private void writePatterns(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("questions");
    for (QuestionAnswers question : report.patterns().questions()) {
      json.writeStartObject();
      json.writeStringField("question", question.question());
      json.writeNumberField("answered", question.answered());
      json.writeNumberField("outOfScale", question.outOfScale());
      json.writeNumberField("missing", question.missing());
      JsonFields.writeEstimate(json, "nonresponse", question.nonresponse(report.level()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("patterns", report.patterns().patterns().size());
    json.writeArrayFieldStart("topPatterns");
    for (MissingPattern pattern :
        report.patterns().patterns().stream().limit(report.topPatterns()).toList()) {
      json.writeStartObject();
      json.writeNumberField("records", pattern.respondents());
      JsonFields.writeTexts(json, "missing", pattern.missing());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTimes(JsonGenerator json, TimesPart part) throws IOException {
    json.writeStartObject();
    json.writeStringField("column", part.column());
    json.writeStringField("rule", part.rule().describe());
    JsonFields.writeEstimate(
        json, "medianMillis", part.result().durations().median(report.level()));
    JsonFields.writeNumber(
        json,
        "medianAbsoluteDeviationMillis",
        part.result().durations().medianAbsoluteDeviation().orElse(Double.NaN));
    JsonFields.writeNumber(
        json, "thresholdMillis", part.result().threshold(part.rule()).orElse(Double.NaN));
    JsonFields.writeNumber(json, "slowFenceMillis", part.result().slowFence().orElse(Double.NaN));
    json.writeEndObject();
  }

  private static void writeGrid(JsonGenerator json, GridPart part) throws IOException {
    StraightLines result = part.result();
    json.writeStartObject();
    JsonFields.writeTexts(json, "columns", part.grid().columns());
    JsonFields.writeText(json, "scale", part.grid().scale());
    json.writeStringField("rule", part.grid().definition().describe());
    json.writeNumberField("judged", result.n());
    json.writeNumberField("tooFewAnswers", result.tooFew());
    json.writeNumberField("flagged", result.flagged());
    json.writeNumberField("allTheSame", result.allSame());
    json.writeArrayFieldStart("longestRuns");
    for (long count : result.longestRuns()) {
      json.writeNumber(count);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("variabilityQuartiles");
    for (double p : new double[] {0.25, 0.5, 0.75}) {
      if (result.n() > 0) {
        json.writeNumber(result.variabilityQuantile(p).orElseThrow());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeText(JsonGenerator json, TextPart part) throws IOException {
    OpenText text = part.result();
    json.writeStartObject();
    json.writeStringField("column", part.column());
    json.writeNumberField("answers", text.n());
    json.writeNumberField("empty", text.empty());
    json.writeNumberField("blank", text.blank());
    json.writeNumberField("punctuation", text.punctuation());
    json.writeNumberField("text", text.text());
    json.writeNumberField("damaged", text.damaged());
    json.writeNumberField("repeats", text.repeats().duplicates());
    json.writeNumberField("repeatedTexts", text.repeats().repeatedContents());
    json.writeNumberField("mostFrequent", text.repeats().largest());
    JsonFields.writeEstimate(json, "medianCharacters", text.medianCharacters(report.level()));
    JsonFields.writeEstimate(json, "medianCodePoints", text.codePoints().median(report.level()));
    json.writeEndObject();
  }
}
