package io.github.cxmetrics.cli.survival;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.RegressionTest;
import io.github.cxmetrics.survival.CoxConcordance;
import io.github.cxmetrics.survival.CoxFit;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A regression as one JSON object.
 *
 * @param report what was found
 */
record CoxJson(CoxReport report) {

  private static final String SCHEMA = "cxm-cox/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    CoxFit fit = report.fit();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "cox");
    writeDefinition(json);
    writeInput(json);
    json.writeNumberField("events", fit.events());
    json.writeStringField("status", fit.status().inWords());
    JsonFields.writeTexts(json, "separated", fit.separated());
    JsonFields.writeTexts(json, "leftOut", fit.collinear());
    json.writeArrayFieldStart("coefficients");
    for (Coefficient one : fit.coefficients()) {
      writeCoefficient(json, one);
    }
    json.writeEndArray();
    write(json, "logLikelihood", fit.logLikelihood());
    write(json, "nullLogLikelihood", fit.nullLogLikelihood());
    json.writeArrayFieldStart("tests");
    for (RegressionTest test : report.tests()) {
      json.writeStartObject();
      json.writeStringField("name", test.name());
      json.writeNumberField("statistic", test.statistic());
      json.writeNumberField("df", test.degreesOfFreedom());
      json.writeNumberField("p", test.pValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeConcordance(json);
  }

  private void writeDefinition(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("definition");
    json.writeStringField("time", report.times());
    json.writeStringField("event", report.event());
    json.writeStringField("where", report.where());
    JsonFields.writeTexts(json, "strata", report.strata());
    JsonFields.writeText(json, "id", report.id());
    json.writeStringField("ties", report.fit().ties().label());
    json.writeObjectFieldStart("references");
    for (CoxReport.Reference reference : report.references()) {
      json.writeStringField(reference.column(), reference.text());
    }
    json.writeEndObject();
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
  }

  private void writeInput(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("input");
    JsonFields.writeTexts(json, "files", report.files());
    json.writeNumberField("rows", report.counts().read());
    json.writeNumberField("filtered", report.counts().filtered());
    json.writeNumberField("used", report.counts().used());
    json.writeNumberField("rejected", report.counts().rejected());
    json.writeEndObject();
  }

  private void writeCoefficient(JsonGenerator json, Coefficient one) throws IOException {
    json.writeStartObject();
    json.writeStringField("covariate", one.name());
    write(json, "coefficient", one.value());
    write(json, "se", one.standardError());
    if (report.id().isPresent()) {
      write(json, "robustSe", one.robustStandardError());
    }
    write(json, "z", one.z());
    write(json, "p", one.pValue());
    JsonFields.writeEstimate(json, "hazardRatio", one.ratio(report.level()));
    json.writeEndObject();
  }

  private void writeConcordance(JsonGenerator json) throws IOException {
    Optional<CoxConcordance> pairs = report.fit().concordance();
    if (pairs.isPresent()) {
      json.writeObjectFieldStart("concordance");
      JsonFields.writeEstimate(json, pairs.get().share(report.level()));
      json.writeNumberField("concordant", pairs.get().concordant());
      json.writeNumberField("discordant", pairs.get().discordant());
      json.writeNumberField("tiedPredictor", pairs.get().tiedPredictor());
      json.writeNumberField("tiedTime", pairs.get().tiedTime());
      json.writeNumberField("tiedBoth", pairs.get().tiedBoth());
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, String name, OptionalDouble number)
      throws IOException {
    JsonFields.writeNumber(json, name, number.orElse(Double.NaN));
  }
}
