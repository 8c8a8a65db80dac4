package io.github.cxmetrics.cli.survey;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.cli.survey.SurveyReport.Row;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A report for programs that read JSON, in the schema that {@code docs/json.md} describes: numbers
 * at full precision, null where there is no value.
 *
 * @param <S> the score
 */
final class JsonReport<S extends SurveyScore<S>> {

  private static final String SCHEMA = "cxm-survey/1";

  private final SurveyReport<S> report;
  private final ScoreView<S> view;

  JsonReport(SurveyReport<S> report) {
    this.report = report;
    this.view = report.view();
  }

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", view.command());
    writeDefinition(json);
    writeScores(json, report.main());
    if (report.baseline().isPresent()) {
      json.writeObjectFieldStart("baseline");
      writeScores(json, report.baseline().get());
      json.writeEndObject();
    }
    if (report.comparison().isPresent()) {
      JsonFields.writeComparison(
          json, report.comparison().get(), view.style(), report.query().segments());
    }
    new ChangeJson(report.change(), view, report.query().segments(), report.level()).writeTo(json);
  }

  private void writeDefinition(JsonGenerator json) throws IOException {
    SurveyQuery<S> query = report.query();
    RatingScale scale = query.definition().scale();
    json.writeObjectFieldStart("definition");
    json.writeStringField("metric", view.title());
    json.writeStringField("text", query.definition().describe());
    json.writeObjectFieldStart("scale");
    json.writeNumberField("lowest", scale.lowest());
    json.writeNumberField("highest", scale.highest());
    json.writeNumberField("stepsPerPoint", scale.stepsPerPoint());
    json.writeStringField(
        "goodEnd", scale.direction() == RatingScale.Direction.HIGH_IS_GOOD ? "high" : "low");
    json.writeEndObject();
    writeClasses(json);
    json.writeStringField("method", view.headline(report.main().total(), report.level()).method());
    json.writeNumberField("level", report.level().probability());
    json.writeStringField("score", query.score());
    JsonFields.writeText(json, "weight", query.weight());
    if (query.targets().isPresent()) {
      query.targets().get().writeDefinition(json);
    }
    if (query.respondents().isPresent()) {
      new RespondentJson(query.respondents().get()).writeDefinition(json);
    }
    JsonFields.writeTexts(json, "missing", query.missing().stream().sorted().toList());
    json.writeStringField("missingPolicy", query.missingPolicy().toString());
    JsonFields.writeTexts(
        json, "where", query.where().stream().map(ColumnCondition::toString).toList());
    JsonFields.writeTexts(json, "by", query.segments());
    if (query.time().isPresent()) {
      SurveyQuery.TimeOfAnswer time = query.time().get();
      json.writeStringField("time", time.column());
      if (time.calendar().isPresent()) {
        CalendarGrid calendar = time.calendar().get();
        json.writeStringField("period", calendar.unit().name().toLowerCase(Locale.ROOT));
        json.writeStringField("weekStart", calendar.weekStart().name().toLowerCase(Locale.ROOT));
      }
      json.writeStringField("zone", time.zone().getId());
      JsonFields.writeText(json, "from", query.selection().dates().from());
      JsonFields.writeText(json, "to", query.selection().dates().to());
    }
    json.writeEndObject();
  }

  private void writeClasses(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("classes");
    for (Map.Entry<String, Box> each : view.boxes(report.main().total()).entrySet()) {
      json.writeArrayFieldStart(each.getKey());
      json.writeNumber(each.getValue().from());
      json.writeNumber(each.getValue().to());
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void writeScores(JsonGenerator json, Scores<S> scores) throws IOException {
    InputCounts counts = scores.counts();
    json.writeObjectFieldStart("input");
    json.writeStringField("file", scores.file());
    json.writeNumberField("rows", counts.rows());
    json.writeNumberField("filtered", counts.filtered());
    json.writeNumberField("used", counts.used());
    json.writeNumberField("missing", counts.missing());
    json.writeNumberField("rejected", counts.rejected());
    json.writeEndObject();
    if (report.query().respondents().isPresent()) {
      new RespondentJson(report.query().respondents().get())
          .writeScore(json, scores.respondents().orElseThrow(), report.level());
    }
    view.writeWeights(json, scores.total());
    json.writeArrayFieldStart("results");
    for (Row<S> row : scores.rows()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.query().segments(), row.segment());
      if (row.period().isPresent()) {
        JsonFields.writePeriod(json, row.period().get());
      }
      writeScore(json, row.score(), Warnings.of(row.score()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    writeScore(json, scores.total(), Warnings.ofTotal(scores.total()));
    json.writeEndObject();
  }

  private void writeScore(JsonGenerator json, S score, List<String> flags) throws IOException {
    Estimate headline = view.headline(score, report.level());
    json.writeNumberField("n", score.n());
    json.writeNumberField("missing", score.missing());
    json.writeNumberField("rejected", score.rejected());
    JsonFields.writeEstimate(json, headline);
    json.writeObjectFieldStart("counts");
    for (Map.Entry<String, Long> count : view.classes(score).entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
    JsonFields.writeNumber(json, "mean", view.mean(score, report.level()).value());
    for (Map.Entry<String, OptionalDouble> extra : view.extras(score, report.level()).entrySet()) {
      JsonFields.writeNumber(json, extra.getKey(), extra.getValue().orElse(Double.NaN));
    }
    OptionalLong zeroWeights = view.zeroWeights(score);
    if (zeroWeights.isPresent()) {
      json.writeNumberField("zeroWeights", zeroWeights.getAsLong());
    }
    json.writeObjectFieldStart("estimates");
    for (Map.Entry<String, Estimate> each : view.estimates(score, report.level()).entrySet()) {
      json.writeObjectFieldStart(each.getKey());
      JsonFields.writeEstimate(json, each.getValue());
      json.writeStringField("method", each.getValue().method());
      json.writeEndObject();
    }
    json.writeEndObject();
    JsonFields.writeTexts(json, "flags", flags);
  }
}
