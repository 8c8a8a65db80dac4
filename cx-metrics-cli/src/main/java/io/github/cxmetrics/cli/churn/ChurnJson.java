package io.github.cxmetrics.cli.churn;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnCounts;
import io.github.cxmetrics.churn.ChurnDenominator;
import io.github.cxmetrics.churn.ChurnPeriod;
import io.github.cxmetrics.churn.ChurnRate;
import io.github.cxmetrics.churn.ChurnReasons;
import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.cli.churn.ChurnReport.Part;
import io.github.cxmetrics.cli.report.JsonFields;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Churn for programs that read JSON: every formula of every period.
 *
 * @param report what was found
 */
record ChurnJson(ChurnReport report) {

  private static final String SCHEMA = "cxm-churn/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "churn");
    json.writeObjectFieldStart("definition");
    JsonFields.writeText(json, "text", report.definition());
    json.writeStringField("formula", report.asked().formula());
    json.writeStringField("denominator", report.asked().denominator().name());
    json.writeStringField("view", report.asked().view().name());
    JsonFields.writeTexts(json, "by", report.by());
    report.query().writeConditions(json);
    JsonFields.writeText(json, "from", report.asked().dates().from());
    JsonFields.writeText(json, "to", report.asked().dates().to());
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
    report.input().writeJson(json);
    writePart(json, report.total());
    json.writeArrayFieldStart("results");
    for (Part part : report.segments()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.by(), part.segment());
      writePart(json, part);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (report.comparison().isPresent()) {
      JsonFields.writeComparison(json, report.comparison().get(), report.style(), report.by());
    }
    JsonFields.writeTexts(json, "warnings", report.warnings());
  }

  private void writePart(JsonGenerator json, Part part) throws IOException {
    if (part.churn().isPresent()) {
      Churn churn = part.churn().get();
      json.writeNumberField("n", churn.n());
      json.writeNumberField("undecided", churn.undecided());
      json.writeNumberField("staysEnded", churn.tenures().churned());
      json.writeNumberField("staysGoingOn", churn.tenures().active());
      JsonFields.writeEstimate(
          json, "meanMillisOfChurned", churn.tenures().meanMillisOfChurned(report.level()));
      JsonFields.writeEstimate(
          json, "meanMillisOfActive", churn.tenures().meanMillisOfActive(report.level()));
      json.writeStringField("timeAtRisk", churn.tenures().timeAtRisk().toString());
    }
    json.writeArrayFieldStart("periods");
    for (ChurnLine line : part.lines()) {
      writeLine(json, line);
    }
    json.writeEndArray();
  }

  private void writeLine(JsonGenerator json, ChurnLine line) throws IOException {
    json.writeStartObject();
    if (line.period().isPresent()) {
      JsonFields.writePeriod(json, line.period().get().period());
    } else {
      json.writeStringField("label", line.label());
    }
    json.writeBooleanField("complete", line.complete());
    writeCounts(json, line.counts());
    if (line.period().isPresent()) {
      writeDetails(json, line.period().get());
    }
    ChurnRate asked = report.rate(line);
    JsonFields.writeEstimate(json, "rate", asked.estimate(report.level()));
    Optional<Estimate> annual = report.annual(line);
    if (annual.isPresent()) {
      JsonFields.writeEstimate(json, "annual", annual.get());
    }
    json.writeArrayFieldStart("formulas");
    for (ChurnDenominator denominator : ChurnDenominator.values()) {
      for (PeriodView view : PeriodView.values()) {
        writeFormula(json, line.rate(denominator, view));
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeCounts(JsonGenerator json, ChurnCounts counts) throws IOException {
    json.writeNumberField("opening", counts.opening());
    json.writeNumberField("new", counts.joined());
    json.writeNumberField("reactivated", counts.reactivated());
    json.writeNumberField("churned", counts.churned());
    json.writeNumberField("closing", counts.closing());
    json.writeNumberField("joinedAndChurned", counts.joinedAndChurned());
    json.writeNumberField("reactivatedAndChurned", counts.reactivatedAndChurned());
    json.writeNumberField("churnedAndReturned", counts.churnedAndReturned());
    json.writeNumberField("lost", counts.lost());
  }

  private static void writeDetails(JsonGenerator json, ChurnPeriod period) throws IOException {
    writeReasons(json, "churnedByReason", period.events());
    writeReasons(json, "lostByReason", period.lost());
    json.writeNumberField("trialsStarted", period.phases().trialsStarted());
    json.writeNumberField("conversions", period.phases().conversions());
    json.writeNumberField("onTrial", period.phases().onTrial());
    json.writeNumberField("paused", period.phases().paused());
    json.writeNumberField("days", period.daily().days());
    json.writeNumberField("customerDays", period.daily().customerDays());
    json.writeNumberField("churnedOnDayOfBegin", period.daily().sameDay());
  }

  private static void writeReasons(JsonGenerator json, String name, ChurnReasons reasons)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("voluntary", reasons.voluntary());
    json.writeNumberField("involuntary", reasons.involuntary());
    json.writeNumberField("unknown", reasons.unknown());
    json.writeEndObject();
  }

  private void writeFormula(JsonGenerator json, ChurnRate rate) throws IOException {
    Estimate estimate = rate.estimate(report.level());
    json.writeStartObject();
    json.writeStringField("denominator", rate.denominator().name());
    json.writeStringField("view", rate.view().name());
    json.writeStringField("formula", rate.formula());
    json.writeNumberField("numeratorCount", rate.numeratorCount());
    JsonFields.writeNumber(json, "denominatorCount", rate.denominatorCount().orElse(Double.NaN));
    json.writeBooleanField("probability", rate.isProbability());
    json.writeNumberField("n", estimate.n());
    JsonFields.writeEstimate(json, estimate);
    json.writeStringField("method", estimate.method());
    json.writeEndObject();
  }
}
