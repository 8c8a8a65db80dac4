package io.github.cxmetrics.cli.engagement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.engagement.ActiveReport.Active;
import io.github.cxmetrics.cli.engagement.ActivityData.Segment;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.engagement.Stickiness;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Active actors for programs that read JSON, in the schema that {@code docs/json.md} describes.
 *
 * @param report what was found
 */
record ActiveJson(ActiveReport report) {

  private static final String SCHEMA = "cxm-active/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "active");
    json.writeObjectFieldStart("definition");
    json.writeStringField("period", ActivityText.word(report.unit()));
    json.writeNumberField("weekDays", report.windows().weekDays());
    json.writeNumberField("monthDays", report.windows().monthDays());
    new ActivityText(report.data(), report.days()).writeDefinition(json);
    json.writeEndObject();
    report.data().input().writeJson(json);
    json.writeArrayFieldStart("results");
    for (Segment<Active> segment : report.segments()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.data().flags().by(), segment.segment());
      writeActive(json, segment.answer());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    writeActive(json, report.total());
    json.writeEndObject();
    JsonFields.writeTexts(json, "warnings", report.data().warnings());
  }

  private void writeActive(JsonGenerator json, Active active) throws IOException {
    json.writeNumberField("n", active.inRange());
    json.writeArrayFieldStart("points");
    for (ActivePoint point : active.points()) {
      writePoint(json, point);
    }
    json.writeEndArray();
    if (active.distribution().isPresent()) {
      writeDistribution(json, active.distribution().get());
    }
  }

  private void writePoint(JsonGenerator json, ActivePoint point) throws IOException {
    json.writeStartObject();
    json.writeStringField("period", point.period());
    json.writeStringField("day", point.day().toString());
    json.writeBooleanField("complete", point.complete());
    json.writeNumberField("daily", point.daily());
    json.writeNumberField("weekly", point.weekly());
    json.writeNumberField("monthly", point.monthly());
    json.writeNumberField("averageDaily", point.averageDaily());
    Optional<Estimate> stickiness = point.stickiness(report.level());
    if (stickiness.isPresent()) {
      JsonFields.writeEstimate(json, "stickiness", stickiness.get());
    } else {
      json.writeNullField("stickiness");
    }
    json.writeEndObject();
  }

  private void writeDistribution(JsonGenerator json, Stickiness stickiness) throws IOException {
    json.writeObjectFieldStart("distribution");
    json.writeStringField("unit", ActivityText.word(stickiness.rule().unit()));
    json.writeStringField("criterion", CriterionText.sign(stickiness.rule().criterion()));
    json.writeNumberField("intervals", stickiness.intervals());
    json.writeNumberField("completeIntervals", stickiness.completeIntervals());
    json.writeNumberField("n", stickiness.n());
    JsonFields.writeEstimate(json, "mean", stickiness.perActor().mean(report.level()));
    json.writeArrayFieldStart("counts");
    for (int count = 1; count <= stickiness.intervals(); count++) {
      json.writeStartObject();
      json.writeNumberField("intervals", count);
      json.writeNumberField("exactly", stickiness.exactly(count));
      JsonFields.writeEstimate(
          json, "shareExactly", stickiness.shareExactly(count, report.level()));
      json.writeNumberField("atLeast", stickiness.atLeast(count));
      JsonFields.writeEstimate(
          json, "shareAtLeast", stickiness.shareAtLeast(count, report.level()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
