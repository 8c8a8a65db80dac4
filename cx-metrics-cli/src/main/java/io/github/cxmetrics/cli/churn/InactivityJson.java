package io.github.cxmetrics.cli.churn;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.churn.InactivityCandidate;
import io.github.cxmetrics.churn.InactivityChurn;
import io.github.cxmetrics.churn.InactivityGaps;
import io.github.cxmetrics.churn.InactivityPeriod;
import io.github.cxmetrics.churn.InactivityRate;
import io.github.cxmetrics.churn.InactivityReturns;
import io.github.cxmetrics.churn.InactivityTotals;
import io.github.cxmetrics.cli.churn.InactivityReport.Segment;
import io.github.cxmetrics.cli.report.JsonFields;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/**
 * Inactivity for programs that read JSON, in the schema that {@code docs/inactivity.md} describes.
 *
 * @param report what was found
 */
record InactivityJson(InactivityReport report) {

  private static final String SCHEMA = "cxm-inactivity/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "inactivity");
    writeDefinition(json);
    report.input().writeJson(json);
    json.writeNumberField("ignored", report.ignored());
    json.writeNumberField("n", report.proposal().n());
    writeGaps(json, "endedGaps", report.proposal().inactivity().endedGaps());
    writeGaps(json, "longestGaps", report.proposal().inactivity().longestGaps());
    writeGaps(json, "openGaps", report.proposal().inactivity().openGaps());
    json.writeArrayFieldStart("candidates");
    for (InactivityCandidate candidate : report.proposal().candidates()) {
      writeCandidate(json, candidate);
    }
    json.writeEndArray();
    writeThreshold(json);
    if (report.churn().isPresent()) {
      json.writeObjectFieldStart("total");
      writeChurn(json, report.churn().get());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("results");
    for (Segment segment : report.segments()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.by(), segment.segment());
      writeChurn(json, segment.churn());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonFields.writeTexts(json, "warnings", report.warnings());
  }

  private void writeDefinition(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("definition");
    json.writeStringField("text", report.definition().describe());
    report.query().writeColumns(json);
    json.writeStringField("activity", report.definition().activity());
    json.writeStringField("units", report.definition().units());
    json.writeNumberField("returnWithin", report.proposal().rule().returnWithin());
    json.writeNumberField("highestShare", report.proposal().rule().highestShare());
    json.writeNumberField("fewestCustomers", report.proposal().rule().fewestCustomers());
    json.writeStringField("period", lower(report.question().unit()));
    json.writeStringField("weekStart", lower(report.question().weekStart()));
    JsonFields.writeTexts(json, "by", report.by());
    JsonFields.writeText(json, "from", report.question().from());
    JsonFields.writeText(json, "to", report.question().to());
    JsonFields.writeText(json, "zone", report.query().zone());
    JsonFields.writeTexts(
        json, "where", report.query().where().stream().map(Object::toString).toList());
    json.writeNumberField("level", report.level().probability());
    json.writeArrayFieldStart("rates");
    for (InactivityRate rate : InactivityRate.values()) {
      json.writeStartObject();
      json.writeStringField("name", lower(rate));
      json.writeStringField("view", lower(rate.view()));
      json.writeStringField("numerator", rate.numerator());
      json.writeStringField("denominator", rate.denominator());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void writeGaps(JsonGenerator json, String name, InactivityGaps gaps) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", gaps.count());
    json.writeNumberField("customers", gaps.customers());
    JsonFields.writeEstimate(json, "mean", gaps.mean(report.level()));
    for (int percent : new int[] {50, 90, 95}) {
      JsonFields.writeEstimate(json, "p" + percent, gaps.quantile(percent / 100.0, report.level()));
    }
    json.writeArrayFieldStart("histogram");
    for (Map.Entry<Long, Long> each : gaps.counts().entrySet()) {
      json.writeStartArray();
      json.writeNumber(each.getKey());
      json.writeNumber(each.getValue());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeCandidate(JsonGenerator json, InactivityCandidate candidate)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("threshold", candidate.threshold());
    json.writeArrayFieldStart("gapQuantiles");
    for (double p : candidate.gapQuantiles()) {
      json.writeNumber(p);
    }
    json.writeEndArray();
    JsonFields.writeEstimate(json, "shorterGaps", candidate.gapRank(report.level()));
    writeTotals(json, candidate.totals());
    writeReturns(json, candidate.returns());
    json.writeBooleanField("enough", report.proposal().hasEnough(candidate));
    json.writeEndObject();
  }

  private void writeThreshold(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("threshold");
    if (report.churn().isPresent()) {
      json.writeNumberField("value", report.question().threshold());
    } else {
      json.writeNullField("value");
    }
    json.writeStringField("source", lower(report.source()));
    json.writeEndObject();
  }

  private void writeTotals(JsonGenerator json, InactivityTotals totals) throws IOException {
    json.writeNumberField("customers", totals.customers());
    json.writeNumberField("churned", totals.churned());
    json.writeNumberField("within", totals.within());
    json.writeNumberField("churnEvents", totals.churnEvents());
    json.writeNumberField("reactivations", totals.reactivations());
    JsonFields.writeEstimate(json, "churnedShare", totals.churnedShare(report.level()));
  }

  private void writeReturns(JsonGenerator json, InactivityReturns returns) throws IOException {
    json.writeObjectFieldStart("returns");
    json.writeNumberField("churnEvents", returns.churnEvents());
    json.writeNumberField("customers", returns.customers());
    json.writeNumberField("inTime", returns.returned());
    json.writeNumberField("soFar", returns.returnedAtAll());
    json.writeNumberField("tooRecent", returns.tooRecent());
    JsonFields.writeEstimate(json, "inTimeShare", returns.share(report.level()));
    JsonFields.writeEstimate(json, "soFarShare", returns.shareAtAll(report.level()));
    json.writeEndObject();
  }

  private void writeChurn(JsonGenerator json, InactivityChurn churn) throws IOException {
    writeTotals(json, churn.totals());
    writeReturns(json, churn.returns());
    json.writeArrayFieldStart("periods");
    for (InactivityPeriod row : churn.periods()) {
      writePeriod(json, row);
    }
    json.writeEndArray();
  }

  private void writePeriod(JsonGenerator json, InactivityPeriod row) throws IOException {
    json.writeStartObject();
    JsonFields.writePeriod(json, row.period());
    json.writeBooleanField("complete", row.isComplete());
    json.writeNumberField("opening", row.opening());
    json.writeNumberField("new", row.joined());
    json.writeNumberField("reactivations", row.reactivations());
    json.writeNumberField("churnEvents", row.churnEvents());
    json.writeNumberField("closing", row.closing());
    json.writeNumberField("dormant", row.dormant());
    json.writeNumberField("joinedAndChurned", row.joinedAndChurned());
    json.writeNumberField("joinedAndInactive", row.joinedAndInactive());
    json.writeObjectFieldStart("rates");
    for (InactivityRate rate : InactivityRate.values()) {
      json.writeObjectFieldStart(lower(rate));
      json.writeNumberField("numerator", row.numerator(rate));
      json.writeNumberField("denominator", row.denominator(rate));
      Estimate estimate = row.rate(rate, report.level());
      json.writeNumberField("n", estimate.n());
      JsonFields.writeEstimate(json, estimate);
      json.writeStringField("method", estimate.method());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
