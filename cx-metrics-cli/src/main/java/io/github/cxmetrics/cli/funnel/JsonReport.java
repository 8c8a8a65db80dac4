package io.github.cxmetrics.cli.funnel;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.funnel.FunnelReport.ExplainedActor;
import io.github.cxmetrics.cli.funnel.FunnelReport.Funnels;
import io.github.cxmetrics.cli.funnel.FunnelReport.Row;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.funnel.Attempt;
import io.github.cxmetrics.funnel.Explanation.Considered;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.OutcomeCounts;
import io.github.cxmetrics.stats.StepTimes;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A report for programs that read JSON, in the schema that {@code docs/json.md} describes: numbers
 * at full precision, null where there is no value.
 */
final class JsonReport {

  private static final String SCHEMA = "cxm-funnel/1";

  private final FunnelReport report;
  private final FunnelDefinition definition;
  private final List<String> labels;
  private final Instant asOf;

  JsonReport(FunnelReport report) {
    this.report = report;
    this.definition = report.query().definition();
    this.labels = StepLabels.of(definition);
    this.asOf = Instant.ofEpochMilli(report.input().asOfMillis());
  }

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "funnel");
    new JsonDefinition(report).writeTo(json);
    new InputReport(report.query().events(), report.input()).writeJson(json);
    writeFunnels(json, report.main());
    if (report.baseline().isPresent()) {
      json.writeObjectFieldStart("baseline");
      JsonFields.writeText(json, "from", report.query().baselineDates().from());
      JsonFields.writeText(json, "to", report.query().baselineDates().to());
      json.writeNumberField("inBoth", report.baseline().get().inBoth());
      writeFunnels(json, report.baseline().get().funnels());
      json.writeEndObject();
    }
    if (report.comparison().isPresent()) {
      JsonFields.writeComparison(
          json, report.comparison().get(), report.style(), report.query().by());
    }
    if (!report.explanations().isEmpty()) {
      json.writeArrayFieldStart("explanations");
      for (ExplainedActor actor : report.explanations()) {
        writeExplanation(json, actor);
      }
      json.writeEndArray();
    }
    JsonFields.writeTexts(json, "warnings", report.warnings());
  }

  private void writeFunnels(JsonGenerator json, Funnels funnels) throws IOException {
    json.writeArrayFieldStart("results");
    for (Row row : funnels.rows()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.query().by(), row.segment());
      if (row.others() > 0) {
        json.writeNumberField("others", row.others());
      }
      if (row.period().isPresent()) {
        JsonFields.writePeriod(json, row.period().get());
      }
      writeFunnel(json, row.funnel());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    writeFunnel(json, funnels.total());
    json.writeEndObject();
  }

  private void writeFunnel(JsonGenerator json, Funnel funnel) throws IOException {
    OutcomeCounts outcomes = funnel.outcomes();
    json.writeNumberField("n", funnel.n());
    Estimate conversion = funnel.conversion(report.level());
    JsonFields.writeEstimate(json, conversion);
    json.writeObjectFieldStart("outcomes");
    json.writeNumberField("entered", outcomes.entered());
    json.writeNumberField("converted", outcomes.converted());
    json.writeNumberField("lost", outcomes.lost());
    json.writeNumberField("open", outcomes.open());
    json.writeNumberField("actors", outcomes.actors());
    json.writeNumberField("voided", outcomes.voided());
    json.writeNumberField("removed", outcomes.removed());
    json.writeEndObject();
    json.writeArrayFieldStart("steps");
    for (int step = 1; step <= labels.size(); step++) {
      writeStep(json, funnel, step);
    }
    json.writeEndArray();
  }

  private void writeStep(JsonGenerator json, Funnel funnel, int step) throws IOException {
    json.writeStartObject();
    json.writeNumberField("step", step);
    json.writeStringField("name", labels.get(step - 1));
    json.writeNumberField("reached", funnel.counts().reached(step));
    if (step > 1) {
      int before = StepLabels.before(definition, step);
      json.writeNumberField("dropped", funnel.counts().droppedOff(step));
      JsonFields.writeEstimate(
          json, "fromFirst", funnel.counts().conversion(1, step, report.level()));
      JsonFields.writeEstimate(
          json, "fromPrevious", funnel.counts().conversion(before, step, report.level()));
      writeTimes(json, "timeFromFirst", funnel.timesFromFirst(step));
      writeTimes(json, "timeFromPrevious", funnel.timesFromPrevious(step));
    }
    json.writeEndObject();
  }

  private void writeTimes(JsonGenerator json, String name, StepTimes times) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("n", times.n());
    Estimate median = times.median(report.level());
    JsonFields.writeNumber(json, "median", median.value());
    JsonFields.writeNumber(json, "medianLow", median.interval().low());
    JsonFields.writeNumber(json, "medianHigh", median.interval().high());
    JsonFields.writeNumber(json, "mean", times.mean());
    writeMillis(json, "least", times.least());
    writeMillis(json, "p25", times.quantile(0.25));
    writeMillis(json, "p75", times.quantile(0.75));
    writeMillis(json, "p90", times.quantile(0.9));
    writeMillis(json, "p95", times.quantile(0.95));
    writeMillis(json, "most", times.most());
    JsonFields.writeNumber(json, "relativeError", times.relativeError());
    json.writeEndObject();
  }

  private static void writeMillis(JsonGenerator json, String name, OptionalLong millis)
      throws IOException {
    if (millis.isPresent()) {
      json.writeNumberField(name, millis.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }

  private void writeExplanation(JsonGenerator json, ExplainedActor actor) throws IOException {
    json.writeStartObject();
    json.writeStringField("actor", actor.actor());
    json.writeNumberField("events", actor.events());
    json.writeNumberField("level", actor.explanation().journey().level());
    json.writeBooleanField("removed", actor.explanation().journey().removed());
    json.writeArrayFieldStart("attempts");
    for (Considered considered : actor.explanation().considered()) {
      writeAttempt(json, considered);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeAttempt(JsonGenerator json, Considered considered) throws IOException {
    Attempt attempt = considered.attempt();
    json.writeStartObject();
    json.writeBooleanField("counts", considered.counts());
    json.writeBooleanField("voided", considered.voided());
    json.writeNumberField("level", attempt.level());
    json.writeStringField("outcome", DefinitionText.word(attempt.outcome(asOf)));
    json.writeArrayFieldStart("times");
    for (int step = 1; step <= labels.size(); step++) {
      OptionalLong at = attempt.stepMillis(step);
      if (at.isPresent()) {
        json.writeString(Instant.ofEpochMilli(at.getAsLong()).toString());
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
    json.writeStringField("end", DefinitionText.word(attempt.end()));
    json.writeStringField("endAt", Instant.ofEpochMilli(attempt.endMillis()).toString());
    json.writeStringField("cause", attempt.cause());
    OptionalLong until = attempt.openUntilMillis();
    if (until.isPresent() && until.getAsLong() < Long.MAX_VALUE) {
      json.writeStringField("openUntil", Instant.ofEpochMilli(until.getAsLong()).toString());
    } else {
      json.writeNullField("openUntil");
    }
    json.writeEndObject();
  }
}
