package io.github.cxmetrics.cli.response;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.cli.response.ResponseRateReport.Input;
import io.github.cxmetrics.cli.response.ResponseRateReport.Part;
import io.github.cxmetrics.cli.response.ResponseRateReport.Rate;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Response rates for programs that read JSON.
 *
 * @param report what was found
 */
record ResponseRateJson(ResponseRateReport report) {

  private static final String SCHEMA = "cxm-response-rate/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "response-rate");
    json.writeStringField(
        "kind", report.kind() == Outcome.Kind.CASES ? "dispositions" : "invitations");
    JsonFields.writeText(json, "eligible", report.eligible());
    json.writeStringField("headline", report.headline());
    JsonFields.writeTexts(json, "by", report.by());
    json.writeNumberField("level", report.level().probability());
    if (report.input().isPresent()) {
      writeInput(json, report.input().get());
    }
    writePart(json, report.total());
    json.writeArrayFieldStart("results");
    for (Part part : report.segments()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.by(), part.segment());
      writePart(json, part);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeInput(JsonGenerator json, Input input) throws IOException {
    json.writeObjectFieldStart("input");
    json.writeStringField("file", input.file());
    json.writeNumberField("rows", input.rows());
    json.writeNumberField("filtered", input.filtered());
    json.writeNumberField("used", input.used());
    json.writeNumberField("missing", input.missing());
    json.writeNumberField("rejected", input.rejected());
    json.writeEndObject();
  }

  private static void writePart(JsonGenerator json, Part part) throws IOException {
    json.writeObjectFieldStart("counts");
    for (Map.Entry<String, Long> count : part.counts().entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("rates");
    for (Rate rate : part.rates()) {
      writeRate(json, rate);
    }
    json.writeEndArray();
  }

  private static void writeRate(JsonGenerator json, Rate rate) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", rate.name());
    json.writeStringField("words", rate.words());
    json.writeStringField("formula", rate.formula());
    json.writeStringField("numerator", rate.numeratorName());
    json.writeStringField("denominator", rate.denominatorName());
    if (rate.numerator().isPresent()) {
      json.writeNumberField("numeratorCount", rate.numerator().get());
    } else {
      json.writeNullField("numeratorCount");
    }
    JsonFields.writeNumber(json, "denominatorCount", rate.denominator().orElse(Double.NaN));
    json.writeNumberField("n", rate.estimate().n());
    JsonFields.writeEstimate(json, rate.estimate());
    json.writeStringField("method", rate.estimate().method());
    json.writeEndObject();
  }
}
