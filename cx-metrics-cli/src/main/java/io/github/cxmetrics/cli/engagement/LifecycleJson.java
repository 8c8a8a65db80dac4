package io.github.cxmetrics.cli.engagement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.engagement.ActivityData.Segment;
import io.github.cxmetrics.cli.engagement.LifecycleReport.Lives;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.engagement.DailyState;
import io.github.cxmetrics.engagement.DailyStates;
import io.github.cxmetrics.engagement.LifecycleInterval;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;

/**
 * The lifecycle for programs that read JSON, in the schema that {@code docs/json.md} describes.
 *
 * @param report what was found
 */
record LifecycleJson(LifecycleReport report) {

  private static final String SCHEMA = "cxm-lifecycle/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "lifecycle");
    json.writeObjectFieldStart("definition");
    json.writeStringField("period", report.states() ? "day" : ActivityText.word(report.unit()));
    json.writeBooleanField("states", report.states());
    new ActivityText(report.data(), report.days()).writeDefinition(json);
    json.writeEndObject();
    report.data().input().writeJson(json);
    json.writeArrayFieldStart("results");
    for (Segment<Lives> segment : report.segments()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.data().flags().by(), segment.segment());
      writeLives(json, segment.answer());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    writeLives(json, report.total());
    json.writeEndObject();
    JsonFields.writeTexts(json, "warnings", report.data().warnings());
  }

  private void writeLives(JsonGenerator json, Lives lives) throws IOException {
    if (report.states()) {
      json.writeArrayFieldStart("days");
      if (lives.states().isPresent()) {
        writeStates(json, lives.states().get());
      }
      json.writeEndArray();
      return;
    }
    json.writeArrayFieldStart("periods");
    for (LifecycleInterval interval : lives.intervals()) {
      writeInterval(json, interval);
    }
    json.writeEndArray();
  }

  private void writeInterval(JsonGenerator json, LifecycleInterval interval) throws IOException {
    json.writeStartObject();
    JsonFields.writePeriod(json, interval.period());
    json.writeBooleanField("complete", interval.isComplete());
    json.writeNumberField("active", interval.active());
    json.writeNumberField("new", interval.newActors());
    json.writeNumberField("returning", interval.returning());
    json.writeNumberField("resurrecting", interval.resurrecting());
    json.writeNumberField("dormant", interval.dormant());
    json.writeNumberField("activeBefore", interval.activeBefore());
    JsonFields.writeEstimate(json, "returned", interval.retention(report.level()));
    JsonFields.writeEstimate(json, "newShare", interval.newShare(report.level()));
    JsonFields.writeNumber(json, "comingOverGoing", interval.quickRatio());
    json.writeEndObject();
  }

  private static void writeStates(JsonGenerator json, DailyStates states) throws IOException {
    for (LocalDate day : states.days()) {
      json.writeStartObject();
      json.writeStringField("day", day.toString());
      json.writeBooleanField("complete", states.isComplete(day));
      json.writeNumberField("known", states.known(day));
      for (DailyState state : DailyState.values()) {
        json.writeNumberField(state.label(), states.count(day, state));
      }
      json.writeEndObject();
    }
  }
}
