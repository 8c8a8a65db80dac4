package io.github.cxmetrics.cli.survival;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.survival.CumulativeHazard;
import io.github.cxmetrics.survival.HazardRule;
import io.github.cxmetrics.survival.IncidenceStep;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.LogRankGroup;
import io.github.cxmetrics.survival.RestrictedMean;
import io.github.cxmetrics.survival.RestrictedMeanComparison;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalQuantile;
import io.github.cxmetrics.survival.SurvivalQuestion;
import io.github.cxmetrics.survival.SurvivalSpan;
import io.github.cxmetrics.survival.SurvivalStep;
import io.github.cxmetrics.survival.SurvivalWarning;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Survival for programs that read JSON: all steps of all curves, in the schema that {@code
 * docs/survival.md} describes.
 *
 * @param report what was found
 */
record SurvivalJson(SurvivalReport report) {

  private static final String SCHEMA = "cxm-survival/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "survival");
    writeDefinition(json);
    writeInput(json);
    json.writeArrayFieldStart("results");
    for (SurvivalReport.Group group : report.groups()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.by(), group.segment());
      writeGroup(json, group);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (report.test().isPresent()) {
      writeTest(json, report.test().get());
    }
    JsonFields.writeTexts(json, "notes", report.notes());
  }

  private SurvivalQuestion question() {
    return report.reading().question();
  }

  private ConfidenceLevel level() {
    return question().level();
  }

  private void writeDefinition(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("definition");
    json.writeStringField("text", report.input().times());
    JsonFields.writeTexts(json, "causes", report.causes());
    json.writeStringField("unit", report.clock().unit());
    JsonFields.writeTexts(json, "by", report.by());
    JsonFields.writeTexts(json, "strata", report.strata());
    json.writeStringField("where", report.input().where());
    json.writeStringField("formula", "product of 1 - events / atRisk over times up to t");
    json.writeStringField("interval", question().interval().label());
    json.writeNumberField("level", level().probability());
    json.writeEndObject();
  }

  private void writeInput(JsonGenerator json) throws IOException {
    SurvivalReport.Counts counts = report.input().counts();
    json.writeObjectFieldStart("input");
    JsonFields.writeTexts(json, "files", report.input().files());
    json.writeNumberField("rows", counts.rows());
    json.writeNumberField("filtered", counts.filtered());
    json.writeNumberField("late", counts.late());
    json.writeNumberField("unobserved", counts.unobserved());
    json.writeNumberField("used", counts.used());
    json.writeNumberField("rejected", counts.rejected());
    json.writeEndObject();
  }

  private void writeGroup(JsonGenerator json, SurvivalReport.Group group) throws IOException {
    Survival survival = group.survival();
    json.writeNumberField("n", survival.n());
    json.writeNumberField("events", survival.events());
    json.writeNumberField("censored", survival.censored());
    json.writeNumberField("enteredLate", survival.enteredLate());
    json.writeObjectFieldStart("quantiles");
    for (int percent : new int[] {25, 50, 75}) {
      writeQuantile(json, "p" + percent, survival.quantile(percent / 100.0, question()));
    }
    json.writeEndObject();
    if (report.reading().limit() > 0) {
      writeMean(json, group);
    }
    writeTimes(json, survival);
    writeConditional(json, survival);
    writeSteps(json, survival);
    if (report.causes().size() > 1) {
      writeIncidences(json, survival);
    }
    writeWarnings(json, survival.warnings());
  }

  private void writeQuantile(JsonGenerator json, String name, SurvivalQuantile quantile)
      throws IOException {
    json.writeObjectFieldStart(name);
    writeTime(json, "value", quantile.value());
    writeTime(json, "low", quantile.lower());
    writeTime(json, "high", quantile.upper());
    json.writeEndObject();
  }

  private void writeTime(JsonGenerator json, String name, OptionalDouble time) throws IOException {
    JsonFields.writeNumber(
        json, name, time.isPresent() ? report.clock().value(time.getAsDouble()) : Double.NaN);
  }

  private void writeTime(JsonGenerator json, String name, long time) throws IOException {
    json.writeNumberField(name, report.clock().exact(time));
  }

  private void writeMean(JsonGenerator json, SurvivalReport.Group group) throws IOException {
    RestrictedMean mean = group.survival().restrictedMean(report.reading().limit());
    double factor = 1.0 / report.clock().scale();
    json.writeObjectFieldStart("mean");
    writeTime(json, "limit", mean.limit());
    JsonFields.writeEstimate(json, mean.mean(level()).scaled(factor, 0));
    writeTime(json, "standardError", mean.standardError());
    json.writeEndObject();
    if (!group.equals(report.groups().get(0))) {
      RestrictedMeanComparison both = report.comparedMean(group);
      json.writeObjectFieldStart("meanAgainstFirst");
      JsonFields.writeEstimate(json, "difference", both.difference().scaled(factor, 0));
      JsonFields.writeEstimate(json, "ratio", both.ratio());
      JsonFields.writeNumber(json, "p", both.pValue().orElse(Double.NaN));
      json.writeEndObject();
    }
  }

  private void writeTimes(JsonGenerator json, Survival survival) throws IOException {
    long[] times = report.reading().times().stream().mapToLong(Long::longValue).toArray();
    json.writeArrayFieldStart("at");
    for (SurvivalSpan span : survival.spans(question(), times)) {
      json.writeStartObject();
      writeTime(json, "time", span.until());
      json.writeNumberField("atRisk", span.atRisk());
      json.writeNumberField("eventsSince", span.events());
      json.writeNumberField("censoredSince", span.censored());
      json.writeNumberField("enteredSince", span.entered());
      JsonFields.writeEstimate(json, span.survival());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeConditional(JsonGenerator json, Survival survival) throws IOException {
    json.writeArrayFieldStart("conditional");
    for (SurvivalReport.Ahead ahead : report.reading().ahead()) {
      json.writeStartObject();
      writeTime(json, "from", ahead.from());
      writeTime(json, "ahead", ahead.ahead());
      JsonFields.writeEstimate(
          json, "share", survival.conditional(ahead.from(), ahead.ahead(), question()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeSteps(JsonGenerator json, Survival survival) throws IOException {
    CumulativeHazard hazard = survival.hazard(HazardRule.NELSON_AALEN);
    json.writeArrayFieldStart("steps");
    for (SurvivalStep step : survival.steps(question())) {
      json.writeStartObject();
      writeTime(json, "time", step.time());
      json.writeNumberField("atRisk", step.atRisk());
      json.writeNumberField("events", step.events());
      json.writeNumberField("censored", step.censored());
      json.writeNumberField("entered", step.entered());
      JsonFields.writeEstimate(json, step.survival());
      JsonFields.writeNumber(json, "standardError", step.standardError().orElse(Double.NaN));
      JsonFields.writeNumber(json, "hazard", hazard.at(step.time(), level()).value());
      JsonFields.writeNumber(
          json, "hazardError", hazard.standardError(step.time()).orElse(Double.NaN));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeIncidences(JsonGenerator json, Survival survival) throws IOException {
    json.writeArrayFieldStart("incidences");
    for (String cause : report.causes()) {
      json.writeStartObject();
      json.writeStringField("cause", cause);
      json.writeNumberField("events", survival.incidence(cause).events());
      json.writeArrayFieldStart("steps");
      for (IncidenceStep step : survival.incidence(cause).steps(question())) {
        json.writeStartObject();
        writeTime(json, "time", step.time());
        json.writeNumberField("atRisk", step.atRisk());
        json.writeNumberField("events", step.events());
        JsonFields.writeEstimate(json, step.incidence());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeWarnings(JsonGenerator json, List<SurvivalWarning> warnings)
      throws IOException {
    json.writeArrayFieldStart("warnings");
    for (SurvivalWarning warning : warnings) {
      json.writeStartObject();
      json.writeStringField("kind", warning.kind().name());
      writeTime(json, "time", warning.time());
      json.writeNumberField("customers", warning.customers());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTest(JsonGenerator json, LogRank test) throws IOException {
    json.writeObjectFieldStart("test");
    json.writeStringField("weight", test.weight().label());
    json.writeNumberField("strata", test.strata());
    JsonFields.writeNumber(json, "statistic", test.statistic().orElse(Double.NaN));
    json.writeNumberField("degreesOfFreedom", test.degreesOfFreedom());
    JsonFields.writeNumber(json, "p", test.pValue().orElse(Double.NaN));
    json.writeArrayFieldStart("groups");
    for (int i = 0; i < test.groups().size(); i++) {
      LogRankGroup group = test.groups().get(i);
      json.writeStartObject();
      JsonFields.writeSegment(json, report.by(), report.groups().get(i).segment());
      json.writeNumberField("n", group.n());
      json.writeNumberField("observed", group.observed());
      json.writeNumberField("expected", group.expected());
      json.writeNumberField("weightedObserved", group.weightedObserved());
      json.writeNumberField("weightedExpected", group.weightedExpected());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
