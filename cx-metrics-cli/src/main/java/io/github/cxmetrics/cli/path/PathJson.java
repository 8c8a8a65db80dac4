package io.github.cxmetrics.cli.path;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.path.FrequentPath;
import io.github.cxmetrics.path.PathDefinition;
import io.github.cxmetrics.path.PathEdge;
import io.github.cxmetrics.path.PathPosition;
import io.github.cxmetrics.path.PathRange;
import io.github.cxmetrics.path.PathStep;
import io.github.cxmetrics.path.Paths;
import io.github.cxmetrics.path.Top;
import io.github.cxmetrics.path.Transition;
import io.github.cxmetrics.path.Weighting;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Paths for programs that read JSON, in the schema that {@code docs/json.md} describes.
 *
 * @param report what was found
 */
record PathJson(PathReport report) {

  private static final String SCHEMA = "cxm-paths/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    Paths paths = report.paths();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "paths");
    writeDefinition(json, paths.definition());
    report.input().writeJson(json);
    json.writeNumberField("n", paths.n());
    json.writeNumberField("paths", paths.paths());
    json.writeArrayFieldStart("positions");
    List<PathPosition> positions = paths.positions();
    for (int i = 0; i < positions.size(); i++) {
      writePosition(json, positions.get(i), i + 1 == positions.size());
    }
    json.writeEndArray();
    writeTop(json, "wholePaths", paths.topPaths(report.top()), this::writePath);
    if (report.matrix().isPresent()) {
      writeMatrix(json, report.matrix().get());
    }
    JsonFields.writeTexts(json, "warnings", report.warnings());
  }

  private void writeDefinition(JsonGenerator json, PathDefinition definition) throws IOException {
    PathRange range = definition.range();
    json.writeObjectFieldStart("definition");
    json.writeStringField("text", PathText.of(definition, report.sequence()));
    json.writeStringField("range", word(range.kind()));
    if (!range.start().isEmpty()) {
      json.writeStringField("fromEvent", range.start());
    }
    if (!range.end().isEmpty()) {
      json.writeStringField("toEvent", range.end());
    }
    json.writeStringField("occurrence", word(range.occurrence()));
    json.writeNumberField("steps", definition.steps());
    if (definition.sessions().gap().isZero()) {
      json.writeNullField("sessionGap");
    } else {
      json.writeNumberField("sessionGap", definition.sessions().gap().toMillis());
    }
    json.writeStringField("repeats", word(definition.repeats()));
    json.writeStringField("filter", word(definition.filter().kind()));
    JsonFields.writeTexts(json, "filtered", List.copyOf(definition.filter().names()));
    report.query().writeColumns(json);
    JsonFields.writeText(json, "sequence", report.sequence());
    report.query().writeConditions(json);
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
  }

  private void writePosition(JsonGenerator json, PathPosition position, boolean last)
      throws IOException {
    Paths paths = report.paths();
    boolean backward = paths.definition().range().kind() == PathRange.Kind.BACKWARD;
    json.writeStartObject();
    json.writeNumberField("position", position.position());
    json.writeNumberField("paths", position.paths());
    json.writeNumberField("actors", position.actors());
    json.writeNumberField("ended", position.ended());
    JsonFields.writeEstimate(json, "dropOff", position.dropOff(report.level()));
    writeTop(json, "events", paths.topSteps(position.position(), report.top()), this::writeStep);
    if (!last) {
      int from = backward ? position.position() - 1 : position.position();
      writeTop(json, "edges", paths.topEdges(from, report.top()), this::writeEdge);
    }
    json.writeEndObject();
  }

  /** Writes one of a top. */
  @FunctionalInterface
  private interface Entry<E> {
    void writeTo(JsonGenerator json, E entry) throws IOException;
  }

  private static <E> void writeTop(JsonGenerator json, String name, Top<E> top, Entry<E> entry)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeArrayFieldStart("top");
    for (E each : top.first()) {
      json.writeStartObject();
      entry.writeTo(json, each);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("others", top.others());
    json.writeNumberField("otherPaths", top.otherPaths());
    json.writeEndObject();
  }

  private void writeStep(JsonGenerator json, PathStep step) throws IOException {
    json.writeStringField("event", step.event());
    json.writeNumberField("paths", step.paths());
    json.writeNumberField("actors", step.actors());
    json.writeNumberField("ended", step.ended());
    JsonFields.writeEstimate(json, "dropOff", step.endedShare(report.level()));
  }

  private void writeEdge(JsonGenerator json, PathEdge edge) throws IOException {
    json.writeStringField("from", edge.from());
    json.writeStringField("to", edge.to());
    json.writeNumberField("paths", edge.paths());
    json.writeNumberField("actors", edge.actors());
    JsonFields.writeEstimate(json, "share", edge.share(report.level()));
    TimesJson.write(json, "time", edge.times(), report.level());
  }

  private void writePath(JsonGenerator json, FrequentPath path) throws IOException {
    JsonFields.writeTexts(json, "events", path.events());
    json.writeNumberField("paths", path.paths());
    json.writeNumberField("actors", path.actors());
    json.writeNumberField("longer", path.longer());
    JsonFields.writeEstimate(json, "share", path.share(report.level()));
  }

  private void writeMatrix(JsonGenerator json, Weighting weighting) throws IOException {
    json.writeObjectFieldStart("matrix");
    json.writeStringField("weighting", word(weighting));
    json.writeNumberField("n", report.paths().transitions().n());
    json.writeNumberField("transitions", report.paths().transitions().count());
    json.writeArrayFieldStart("cells");
    for (Transition cell : report.paths().transitions().transitions()) {
      json.writeStartObject();
      json.writeStringField("from", cell.from().toString());
      json.writeStringField("to", cell.to().toString());
      json.writeNumberField("count", cell.count());
      json.writeNumberField("actors", cell.actors());
      JsonFields.writeNumber(json, "weight", cell.value(weighting));
      if (weighting != Weighting.COUNT) {
        JsonFields.writeEstimate(json, "share", cell.estimate(weighting, report.level()));
      }
      TimesJson.write(json, "time", cell.times(), report.level());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
