package io.github.cxmetrics.cli.path;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.path.Stage;
import io.github.cxmetrics.path.StageDefinition;
import io.github.cxmetrics.path.StageMatch;
import io.github.cxmetrics.path.StageSummary;
import io.github.cxmetrics.path.Stages;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/**
 * Stages of a journey for programs that read JSON, in the schema that {@code docs/json.md}
 * describes.
 *
 * @param report what was found
 */
record JourneyJson(JourneyReport report) {

  private static final String SCHEMA = "cxm-journey/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    Stages stages = report.stages();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "journey");
    writeDefinition(json, stages.definition());
    report.input().writeJson(json);
    json.writeNumberField("n", stages.n());
    json.writeArrayFieldStart("stages");
    for (StageSummary stage : stages.stages()) {
      writeStage(json, stage);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("unmapped");
    for (Map.Entry<String, Long> entry : stages.unmappedByName().entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    if (report.survey().isPresent()) {
      writeSurvey(json, report.survey().get());
    }
    JsonFields.writeTexts(json, "warnings", report.warnings());
  }

  private void writeDefinition(JsonGenerator json, StageDefinition definition) throws IOException {
    json.writeObjectFieldStart("definition");
    json.writeStringField("text", JourneyText.of(definition, report.sequence()));
    json.writeArrayFieldStart("stages");
    for (Stage stage : definition.stages()) {
      json.writeStartObject();
      json.writeStringField("name", stage.name());
      json.writeArrayFieldStart("events");
      for (StageMatch match : stage.matches()) {
        json.writeStartObject();
        json.writeStringField("event", match.event());
        json.writeStringField("condition", match.condition());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("quiet", definition.quiet().toMillis());
    report.query().writeColumns(json);
    JsonFields.writeText(json, "sequence", report.sequence());
    report.query().writeConditions(json);
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
  }

  private void writeStage(JsonGenerator json, StageSummary stage) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", stage.name());
    json.writeNumberField("events", stage.events());
    json.writeNumberField("actors", stage.actors());
    json.writeNumberField("entries", stage.entries());
    json.writeNumberField("starts", stage.starts());
    json.writeNumberField("next", stage.moves().next());
    json.writeNumberField("skipped", stage.moves().skipped());
    json.writeNumberField("back", stage.moves().back());
    json.writeNumberField("dropped", stage.dropped());
    json.writeNumberField("stillThere", stage.stillThere());
    JsonFields.writeEstimate(json, "dropOff", stage.dropOff(report.level()));
    JsonFields.writeEstimate(json, "onward", stage.onward(report.level()));
    TimesJson.write(json, "stay", stage.times(), report.level());
    json.writeArrayFieldStart("to");
    for (StageSummary to : report.stages().stages()) {
      if (!to.equals(stage)) {
        writeMoves(json, stage, to);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeMoves(JsonGenerator json, StageSummary from, StageSummary to)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", to.name());
    json.writeNumberField("moves", report.stages().moves(from.name(), to.name()));
    JsonFields.writeEstimate(
        json, "conversion", report.stages().conversion(from.name(), to.name(), report.level()));
    json.writeEndObject();
  }

  private static void writeSurvey(JsonGenerator json, StageSurvey survey) throws IOException {
    json.writeObjectFieldStart("survey");
    json.writeStringField("score", survey.column());
    json.writeStringField("kind", survey.kind().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("stages");
    for (StageSurvey.Score score : survey.scores()) {
      json.writeStartObject();
      json.writeStringField("stage", score.stage());
      json.writeNumberField("answers", score.answers());
      JsonFields.writeEstimate(json, "score", score.estimate());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
