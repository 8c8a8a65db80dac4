package io.github.cxmetrics.cli.survey;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.survey.SurveyReport.Comparison;
import io.github.cxmetrics.cli.survey.SurveyReport.Row;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.cli.survey.SurveyReport.SegmentDifference;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A report for programs that read JSON, in the schema that {@code docs/json.md} describes: numbers
 * at full precision, null where there is no value.
 *
 * @param <S> the score
 */
final class JsonReport<S extends SurveyScore<S>> {

  private static final String SCHEMA = "cxm-survey/1";
  private static final JsonFactory FACTORY = new JsonFactory();

  private final SurveyReport<S> report;
  private final ScoreView<S> view;

  JsonReport(SurveyReport<S> report) {
    this.report = report;
    this.view = report.view();
  }

  void writeTo(Writer out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
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
        writeComparison(json, report.comparison().get());
      }
      json.writeEndObject();
    }
    out.write('\n');
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
    writeTexts(json, "missing", query.missing().stream().sorted().toList());
    json.writeStringField("missingPolicy", query.missingPolicy().toString());
    writeTexts(json, "where", query.where().stream().map(ColumnCondition::toString).toList());
    writeTexts(json, "by", query.segments());
    if (query.time().isPresent()) {
      SurveyQuery.TimeOfAnswer time = query.time().get();
      json.writeStringField("time", time.column());
      if (time.calendar().isPresent()) {
        CalendarGrid calendar = time.calendar().get();
        json.writeStringField("period", calendar.unit().name().toLowerCase(Locale.ROOT));
        json.writeStringField("weekStart", calendar.weekStart().name().toLowerCase(Locale.ROOT));
      }
      json.writeStringField("zone", time.zone().getId());
      writeDate(json, "from", query.selection().dates().from());
      writeDate(json, "to", query.selection().dates().to());
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

  private static void writeDate(JsonGenerator json, String name, Optional<LocalDate> date)
      throws IOException {
    if (date.isPresent()) {
      json.writeStringField(name, date.get().toString());
    }
  }

  private static void writeTexts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
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
    json.writeArrayFieldStart("results");
    for (Row<S> row : scores.rows()) {
      json.writeStartObject();
      writeSegment(json, row.segment());
      if (row.period().isPresent()) {
        writePeriod(json, row.period().get());
      }
      writeScore(json, row.score(), Warnings.of(row.score()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    writeScore(json, scores.total(), Warnings.ofTotal(scores.total()));
    json.writeEndObject();
  }

  private void writeSegment(JsonGenerator json, SegmentKey segment) throws IOException {
    json.writeObjectFieldStart("segment");
    for (int i = 0; i < segment.values().size(); i++) {
      json.writeStringField(report.query().segments().get(i), segment.values().get(i));
    }
    json.writeEndObject();
  }

  private static void writePeriod(JsonGenerator json, CalendarPeriod period) throws IOException {
    json.writeObjectFieldStart("period");
    json.writeStringField("label", period.label());
    json.writeStringField("start", period.startInstant().toString());
    json.writeStringField("end", period.endInstant().toString());
    json.writeEndObject();
  }

  private void writeScore(JsonGenerator json, S score, List<String> flags) throws IOException {
    Estimate headline = view.headline(score, report.level());
    json.writeNumberField("n", score.n());
    json.writeNumberField("missing", score.missing());
    json.writeNumberField("rejected", score.rejected());
    writeNumber(json, "value", headline.value());
    writeNumber(json, "low", headline.interval().low());
    writeNumber(json, "high", headline.interval().high());
    json.writeObjectFieldStart("counts");
    for (Map.Entry<String, Long> count : view.classes(score).entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
    writeNumber(json, "mean", score.ratings().mean(report.level()).value());
    json.writeObjectFieldStart("estimates");
    for (Map.Entry<String, Estimate> each : view.estimates(score, report.level()).entrySet()) {
      json.writeObjectFieldStart(each.getKey());
      writeNumber(json, "value", each.getValue().value());
      writeNumber(json, "low", each.getValue().interval().low());
      writeNumber(json, "high", each.getValue().interval().high());
      json.writeStringField("method", each.getValue().method());
      json.writeEndObject();
    }
    json.writeEndObject();
    writeTexts(json, "flags", flags);
  }

  private void writeComparison(JsonGenerator json, Comparison comparison) throws IOException {
    json.writeObjectFieldStart("comparison");
    json.writeStringField("against", comparison.against());
    json.writeStringField("adjustment", comparison.adjustment());
    json.writeNumberField("comparisons", comparison.comparisons());
    Optional<Difference> total = comparison.total();
    if (total.isPresent()) {
      json.writeObjectFieldStart("total");
      writeDifference(json, total.get());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("segments");
    for (SegmentDifference segment : comparison.segments()) {
      json.writeStartObject();
      writeSegment(json, segment.segment());
      writeDifference(json, segment.difference());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeDifference(JsonGenerator json, Difference difference) throws IOException {
    Estimate estimate = difference.estimate();
    NumberStyle style = view.style();
    json.writeNumberField("n", estimate.n());
    writeNumber(json, "value", estimate.value());
    writeNumber(json, "low", estimate.interval().low());
    writeNumber(json, "high", estimate.interval().high());
    json.writeStringField("method", estimate.method());
    writeNumber(json, "statistic", difference.statistic());
    writeNumber(json, "p", difference.pValue());
    json.writeStringField(
        "words",
        difference.scaled(style.factor()).inWords(style.rounding(), style.differenceUnit()));
  }

  private static void writeNumber(JsonGenerator json, String name, double value)
      throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}
