package io.github.cxmetrics.cli.drivers;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.survey.Driver;
import io.github.cxmetrics.survey.DriverQuadrant;
import io.github.cxmetrics.survey.DriverVariable;
import java.io.IOException;
import java.io.Writer;

/**
 * A driver analysis as one JSON object.
 *
 * @param report what was found
 */
record DriversJson(DriversReport report) {

  private static final String SCHEMA = "cxm-drivers/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "drivers");
    writeDefinition(json);
    writeInput(json);
    json.writeStringField("status", report.analysis().status().inWords());
    JsonFields.writeEstimate(json, "rSquared", report.analysis().rSquared(report.level()));
    JsonFields.writeNumber(json, "effectiveN", report.drivers().effectiveN().orElse(Double.NaN));
    json.writeNumberField("outcomeMissing", report.drivers().missing(report.outcome()));
    json.writeArrayFieldStart("drivers");
    for (Driver driver : report.inOrder()) {
      writeDriver(json, driver);
    }
    json.writeEndArray();
    JsonFields.writeTexts(json, "constant", report.analysis().constant());
    JsonFields.writeTexts(json, "collinear", report.analysis().collinear());
    JsonFields.writeTexts(json, "remarks", report.remarks());
  }

  private void writeDefinition(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("definition");
    json.writeStringField("method", report.analysis().method().label());
    writeVariable(json, "outcome", report.definition().outcome());
    json.writeArrayFieldStart("predictors");
    for (DriverVariable predictor : report.definition().predictors()) {
      json.writeStartObject();
      json.writeStringField("name", predictor.name());
      json.writeNumberField("lowest", predictor.lowest());
      json.writeNumberField("highest", predictor.highest());
      json.writeNumberField("topBoxFrom", predictor.topBoxFrom());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonFields.writeText(json, "weight", report.weight());
    json.writeStringField("where", report.where());
    json.writeStringField("quadrantBy", report.performance().label());
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
  }

  private static void writeVariable(JsonGenerator json, String name, DriverVariable variable)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("name", variable.name());
    json.writeNumberField("lowest", variable.lowest());
    json.writeNumberField("highest", variable.highest());
    json.writeEndObject();
  }

  private void writeInput(JsonGenerator json) throws IOException {
    DriversReport.Counts counts = report.counts();
    json.writeObjectFieldStart("input");
    JsonFields.writeTexts(json, "files", report.files());
    json.writeNumberField("rows", counts.read());
    json.writeNumberField("filtered", counts.filtered());
    json.writeNumberField("used", counts.used());
    json.writeNumberField("incomplete", counts.incomplete());
    json.writeNumberField("weightZero", counts.weightless());
    json.writeNumberField("rejected", counts.rejected());
    json.writeEndObject();
  }

  private void writeDriver(JsonGenerator json, Driver driver) throws IOException {
    json.writeStartObject();
    json.writeStringField("predictor", driver.name());
    JsonFields.writeEstimate(json, "importance", driver.importance(report.level()));
    JsonFields.writeEstimate(json, "share", driver.share(report.level()));
    JsonFields.writeEstimate(json, "correlation", driver.correlation(report.level()));
    JsonFields.writeEstimate(json, "coefficient", driver.coefficient(report.level()));
    json.writeBooleanField("signsDiffer", driver.signsDiffer());
    JsonFields.writeNumber(json, "vif", driver.varianceInflation().orElse(Double.NaN));
    JsonFields.writeEstimate(json, "mean", driver.mean(report.level()));
    JsonFields.writeEstimate(json, "topBox", driver.topBox(report.level()));
    JsonFields.writeText(
        json,
        "quadrant",
        report.analysis().quadrant(driver, report.performance()).map(DriverQuadrant::label));
    json.writeNumberField("missing", report.drivers().missing(driver.name()));
    json.writeNumberField("missingAlone", report.drivers().missingAlone(driver.name()));
    json.writeEndObject();
  }
}
