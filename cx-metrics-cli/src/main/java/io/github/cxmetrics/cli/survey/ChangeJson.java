package io.github.cxmetrics.cli.survey;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.survey.ScoreChange.Trend;
import io.github.cxmetrics.stats.NamedTest;
import io.github.cxmetrics.survey.MixShift;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields {@code mixShift} and {@code trends} of a JSON report.
 *
 * @param change what they tell
 * @param view how the score is shown
 * @param by the columns that make the segments
 * @param level the confidence level of all intervals
 */
record ChangeJson(ScoreChange change, ScoreView<?> view, List<String> by, ConfidenceLevel level) {

  void writeTo(JsonGenerator json) throws IOException {
    if (change.mixShift().isPresent()) {
      json.writeObjectFieldStart("mixShift");
      writeShift(json, change.mixShift().get());
      json.writeEndObject();
    }
    if (!change.trends().isEmpty()) {
      json.writeArrayFieldStart("trends");
      for (Trend trend : change.trends()) {
        writeTrend(json, trend);
      }
      json.writeEndArray();
    }
  }

  private void writeShift(JsonGenerator json, MixShift<SegmentKey> shift) throws IOException {
    json.writeStringField("words", MixShiftTable.words(shift, view, level));
    for (Map.Entry<String, Estimate> total : shift.estimates(level).entrySet()) {
      JsonFields.writeEstimate(json, total.getKey(), total.getValue());
    }
    json.writeArrayFieldStart("segments");
    for (Map.Entry<SegmentKey, MixShift.Row> row : MixShiftTable.inOrder(shift, level)) {
      json.writeStartObject();
      JsonFields.writeSegment(json, by, row.getKey());
      JsonFields.writeEstimate(json, "baselineShare", row.getValue().baselineShare());
      JsonFields.writeEstimate(json, "share", row.getValue().share());
      JsonFields.writeEstimate(json, "baselineScore", row.getValue().baselineScore());
      JsonFields.writeEstimate(json, "score", row.getValue().score());
      JsonFields.writeEstimate(json, "within", row.getValue().within());
      JsonFields.writeEstimate(json, "composition", row.getValue().composition());
      JsonFields.writeEstimate(json, "change", row.getValue().change());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTrend(JsonGenerator json, Trend trend) throws IOException {
    json.writeStartObject();
    if (trend.segment().isPresent()) {
      JsonFields.writeSegment(json, by, trend.segment().get());
    }
    json.writeNumberField("periods", trend.line().filledPeriods());
    JsonFields.writeEstimate(json, "slope", trend.line().slope(level));
    writeTest(json, "test", trend.line().test());
    JsonFields.writeNumber(json, "p", trend.pValue().orElse(Double.NaN));
    json.writeStringField(
        "adjustment", trend.segment().isPresent() ? change.adjustment().label() : "none");
    writeTest(json, "testOfEquality", trend.line().testOfEquality());
    json.writeEndObject();
  }

  private static void writeTest(JsonGenerator json, String name, Optional<NamedTest> test)
      throws IOException {
    if (test.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("name", test.get().name());
    json.writeNumberField("statistic", test.get().statistic());
    json.writeNumberField("p", test.get().pValue());
    json.writeEndObject();
  }
}
