package io.github.cxmetrics.cli.funnel;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.funnel.Attribution;
import io.github.cxmetrics.funnel.ConversionWindow;
import io.github.cxmetrics.funnel.EventMatch;
import io.github.cxmetrics.funnel.Exclusion;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The object {@code definition} of a JSON report.
 *
 * @param report what was found
 */
record JsonDefinition(FunnelReport report) {

  void writeTo(JsonGenerator json) throws IOException {
    FunnelQuery query = report.query();
    FunnelDefinition definition = query.definition();
    DefinitionText text = new DefinitionText(query);
    json.writeObjectFieldStart("definition");
    json.writeStringField("text", text.steps() + "; " + text.rules());
    json.writeStringField("unit", text.unit());
    json.writeArrayFieldStart("steps");
    for (FunnelStep step : definition.steps()) {
      writeStep(json, step);
    }
    json.writeEndArray();
    writeWindow(json, definition.window());
    json.writeStringField("entries", DefinitionText.word(definition.entries().choice()));
    json.writeStringField("entryFilter", DefinitionText.word(definition.entries().filter()));
    json.writeNumberField("sessionGap", definition.entries().sessionGap().toMillis());
    JsonFields.writeTexts(
        json, "order", definition.rules().order().stream().map(DefinitionText::word).toList());
    json.writeStringField("eventUse", DefinitionText.word(definition.rules().eventUse()));
    json.writeNumberField("grace", definition.rules().grace().toMillis());
    writeExclusions(json, definition);
    writeRecords(json, query);
    json.writeStringField("method", report.main().total().conversion(report.level()).method());
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
  }

  private static void writeStep(JsonGenerator json, FunnelStep step) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", step.name());
    writeEvents(json, step.matches());
    json.writeStringField("kind", DefinitionText.word(step.kind()));
    writeMillis(json, "maximumGap", Optional.ofNullable(step.maximumGap()));
    json.writeEndObject();
  }

  private static void writeEvents(JsonGenerator json, List<EventMatch> matches) throws IOException {
    json.writeArrayFieldStart("events");
    for (EventMatch match : matches) {
      json.writeStartObject();
      json.writeStringField("event", match.event());
      json.writeStringField("condition", match.condition());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeWindow(JsonGenerator json, ConversionWindow window) throws IOException {
    json.writeObjectFieldStart("window");
    json.writeStringField("kind", DefinitionText.word(window.kind()));
    switch (window.kind()) {
      case DURATION, DURATION_EXCLUSIVE ->
          json.writeNumberField("length", window.length().toMillis());
      case LOCAL_DAYS -> {
        json.writeNumberField("days", window.days());
        json.writeStringField("zone", String.valueOf(window.zone()));
      }
      case NONE, SESSION -> {}
    }
    json.writeEndObject();
  }

  private static void writeExclusions(JsonGenerator json, FunnelDefinition definition)
      throws IOException {
    json.writeArrayFieldStart("exclusions");
    for (Exclusion exclusion : definition.exclusions()) {
      json.writeStartObject();
      writeEvents(json, exclusion.matches());
      json.writeNumberField("from", exclusion.from());
      json.writeNumberField("to", exclusion.to());
      json.writeStringField("effect", DefinitionText.word(exclusion.effect()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("tieWinner", DefinitionText.word(definition.rules().tieWinner()));
  }

  private static void writeRecords(JsonGenerator json, FunnelQuery query) throws IOException {
    query.events().writeColumns(json);
    JsonFields.writeText(json, "eventId", query.id());
    JsonFields.writeText(json, "zone", query.events().zone());
    JsonFields.writeTexts(json, "hold", query.definition().properties().held());
    JsonFields.writeTexts(
        json, "where", query.events().where().stream().map(ColumnCondition::toString).toList());
    JsonFields.writeTexts(json, "by", query.by());
    if (!query.by().isEmpty()) {
      Attribution attribution = query.definition().properties().attribution();
      json.writeStringField(
          "attribution",
          DefinitionText.word(attribution.kind())
              + (attribution.kind() == Attribution.Kind.STEP ? ":" + attribution.step() : ""));
    }
    JsonFields.writeText(json, "from", query.dates().from());
    JsonFields.writeText(json, "to", query.dates().to());
    if (query.trend().isPresent()) {
      CalendarGrid trend = query.trend().get();
      json.writeStringField("trend", DefinitionText.word(trend.unit()));
      json.writeStringField("weekStart", DefinitionText.word(trend.weekStart()));
    }
  }

  private static void writeMillis(JsonGenerator json, String name, Optional<Duration> length)
      throws IOException {
    if (length.isPresent()) {
      json.writeNumberField(name, length.get().toMillis());
    } else {
      json.writeNullField(name);
    }
  }
}
