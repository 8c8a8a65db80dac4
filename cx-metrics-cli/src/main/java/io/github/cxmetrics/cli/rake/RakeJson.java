package io.github.cxmetrics.cli.rake;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.survey.MarginComparison;
import io.github.cxmetrics.survey.MarginComparison.LevelComparison;
import io.github.cxmetrics.survey.SampleWeights;
import io.github.cxmetrics.survey.TargetGap;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A report of weights as one JSON object.
 *
 * @param report what was found
 */
record RakeJson(RakeReport report) {

  private static final String SCHEMA = "cxm-rake/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    SampleWeights weights = report.weights();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "rake");
    writeInput(json);
    json.writeStringField("targets", report.targets());
    json.writeStringField("method", weights.targets().method());
    json.writeStringField("baseWeights", report.baseWeight());
    json.writeStringField("status", weights.status().inWords());
    json.writeNumberField("iterations", weights.iterations());
    Optional<TargetGap> worst = weights.worst();
    if (worst.isPresent()) {
      json.writeObjectFieldStart("worst");
      JsonFields.writeTexts(json, "margin", worst.get().margin().variables());
      JsonFields.writeTexts(json, "level", worst.get().level());
      json.writeNumberField("relativeError", worst.get().error());
      json.writeEndObject();
    }
    json.writeNumberField("n", weights.n());
    json.writeNumberField("zeroWeights", report.zeroWeights());
    write(json, "effectiveN", weights.effectiveN());
    write(json, "designEffect", weights.designEffect());
    write(json, "smallestWeight", weights.smallestWeight());
    write(json, "largestWeight", weights.largestWeight());
    write(json, "meanWeight", weights.meanWeight());
    json.writeArrayFieldStart("margins");
    for (MarginComparison margin : report.margins()) {
      writeMargin(json, margin);
    }
    json.writeEndArray();
  }

  private void writeInput(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("input");
    json.writeStringField("file", report.file());
    json.writeNumberField("rows", report.counts().rows());
    json.writeNumberField("filtered", report.counts().filtered());
    json.writeNumberField("used", report.counts().used());
    json.writeNumberField("rejected", report.counts().rejected());
    json.writeEndObject();
  }

  private static void writeMargin(JsonGenerator json, MarginComparison margin) throws IOException {
    json.writeStartObject();
    JsonFields.writeTexts(json, "variables", margin.margin().variables());
    json.writeNumberField("n", margin.n());
    write(json, "dissimilarity", margin.dissimilarity());
    write(json, "chiSquare", margin.chiSquare());
    json.writeNumberField("degreesOfFreedom", margin.degreesOfFreedom());
    write(json, "p", margin.pValue());
    json.writeArrayFieldStart("levels");
    for (LevelComparison level : margin.levels()) {
      json.writeStartObject();
      JsonFields.writeTexts(json, "level", level.level());
      json.writeNumberField("n", level.count());
      write(json, "sampleShare", level.share());
      json.writeNumberField("targetShare", level.target());
      write(json, "gapPoints", level.gap());
      write(json, "ratio", level.ratio());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, OptionalDouble number)
      throws IOException {
    JsonFields.writeNumber(json, name, number.orElse(Double.NaN));
  }
}
