package io.github.cxmetrics.cli.retention;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.cli.retention.RetentionReport.Comparison;
import io.github.cxmetrics.cli.retention.RetentionReport.Segment;
import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionCell;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.stats.Difference;
import java.io.IOException;
import java.io.Writer;

/**
 * Retention for programs that read JSON, in the schema that {@code docs/json.md} describes.
 *
 * @param report what was found
 */
record RetentionJson(RetentionReport report) {

  private static final String SCHEMA = "cxm-retention/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "retention");
    writeDefinition(json, report.total().definition());
    report.input().writeJson(json);
    json.writeArrayFieldStart("results");
    for (Segment segment : report.segments()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.asked().by(), segment.segment());
      writeRetention(json, segment.retention());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    writeRetention(json, report.total());
    json.writeEndObject();
    if (report.comparison().isPresent()) {
      writeComparison(json, report.comparison().get());
    }
    JsonFields.writeTexts(json, "warnings", report.warnings());
  }

  private void writeDefinition(JsonGenerator json, RetentionDefinition definition)
      throws IOException {
    json.writeObjectFieldStart("definition");
    json.writeStringField("text", RetentionText.of(definition, report.asked().rule()));
    json.writeStringField("period", RetentionText.word(definition.grid().unit()));
    json.writeStringField("weekStart", RetentionText.word(definition.grid().weekStart()));
    json.writeStringField("cohorts", RetentionText.word(definition.cohorts()));
    json.writeStringField("start", definition.start());
    json.writeStringField("returns", definition.returns());
    json.writeStringField("return", RetentionText.word(report.asked().rule()));
    json.writeStringField("intervals", RetentionText.word(definition.intervals().rule()));
    if (!definition.intervals().length().isZero()) {
      json.writeNumberField("length", definition.intervals().length().toMillis());
    }
    json.writeArrayFieldStart("columns");
    for (int column = 0; column <= definition.intervals().columns().size(); column++) {
      json.writeString(definition.intervals().label(column));
    }
    json.writeEndArray();
    json.writeNumberField("minimum", definition.minimum());
    json.writeStringField("average", RetentionText.average(report.asked().average()));
    JsonFields.writeText(json, "value", report.asked().value());
    JsonFields.writeText(json, "currency", report.asked().currency());
    report.query().writeColumns(json);
    JsonFields.writeTexts(json, "by", report.asked().by());
    JsonFields.writeText(json, "from", report.asked().dates().from());
    JsonFields.writeText(json, "to", report.asked().dates().to());
    report.query().writeConditions(json);
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
  }

  private void writeRetention(JsonGenerator json, Retention retention) throws IOException {
    RetentionColumns begun = new RetentionColumns(retention);
    json.writeNumberField("n", retention.n());
    json.writeArrayFieldStart("cohorts");
    for (CohortRow row : retention.cohorts()) {
      json.writeStartObject();
      JsonFields.writePeriod(json, retention.definition().grid().period(row.cohort()));
      json.writeNumberField("size", row.size());
      json.writeArrayFieldStart("cells");
      for (int column = 0; column <= row.columns(); column++) {
        if (row.hasBegun(column)) {
          writeCell(json, retention, row, column);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("average");
    for (int column = 0; column <= begun.last(); column++) {
      writeAverage(json, retention, column);
    }
    json.writeEndArray();
  }

  private void writeCell(JsonGenerator json, Retention retention, CohortRow row, int column)
      throws IOException {
    RetentionCell cell = row.cell(column, report.asked().rule());
    json.writeStartObject();
    json.writeStringField("column", retention.definition().intervals().label(column));
    json.writeBooleanField("finished", cell.isFinished());
    json.writeNumberField("observed", cell.observed());
    json.writeNumberField("retained", cell.retained());
    json.writeNumberField("retainedSoFar", cell.retainedSoFar());
    JsonFields.writeEstimate(
        json, "share", row.retained(column, report.asked().rule(), report.level()));
    writeValue(json, row, column);
    json.writeEndObject();
  }

  private void writeValue(JsonGenerator json, CohortRow row, int column) throws IOException {
    if (report.asked().value().isPresent()) {
      json.writeNumberField("total", Amounts.exact(row.total(column)));
      JsonFields.writeEstimate(json, "mean", Amounts.estimate(row.mean(column, report.level())));
    }
  }

  private void writeAverage(JsonGenerator json, Retention retention, int column)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("column", retention.definition().intervals().label(column));
    JsonFields.writeEstimate(
        json,
        "share",
        retention.average(column, report.asked().average(), report.asked().rule(), report.level()));
    writeValue(json, retention.pooled(), column);
    json.writeEndObject();
  }

  private void writeComparison(JsonGenerator json, Comparison comparison) throws IOException {
    json.writeObjectFieldStart("comparison");
    json.writeStringField("against", comparison.against());
    json.writeStringField("adjustment", comparison.adjustment());
    json.writeNumberField("comparisons", comparison.comparisons());
    json.writeArrayFieldStart("differences");
    for (Comparison.Row row : comparison.rows()) {
      Difference difference = row.difference();
      json.writeStartObject();
      json.writeStringField("name", row.name());
      json.writeStringField("column", report.total().definition().intervals().label(row.column()));
      JsonFields.writeNumber(json, "share", row.share().value());
      JsonFields.writeNumber(json, "reference", row.reference().value());
      JsonFields.writeEstimate(json, "difference", difference.estimate());
      JsonFields.writeNumber(json, "p", difference.pValue());
      json.writeStringField("words", report.style().inWords(difference));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
