package io.github.cxmetrics.cli.survey;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.cli.report.TargetOutcome;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.survey.AdjustedScore;
import io.github.cxmetrics.survey.AnswerMean;
import io.github.cxmetrics.survey.SampleWeights;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.survey.TargetGap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A score weighted to targets, with the unweighted one beside it.
 *
 * @param view how the unweighted score is shown
 * @param targets what answers are weighted to
 * @param <S> the unweighted score
 */
record TargetView<S extends SurveyScore<S>>(ScoreView<S> view, TargetQuery targets)
    implements UnequalView<S, TargetScore<S>> {

  @Override
  public S unweighted(TargetScore<S> score) {
    return score.unweighted();
  }

  @Override
  public WeightSpread spread(TargetScore<S> score) {
    AdjustedScore<S> adjusted = score.adjusted();
    return new WeightSpread(
        adjusted.effectiveN(),
        adjusted.designEffect(),
        adjusted.smallestWeight(),
        adjusted.largestWeight());
  }

  @Override
  public Estimate mean(TargetScore<S> score, ConfidenceLevel level) {
    return score
        .adjusted()
        .mean(AnswerMean.answer("mean", score.definition().scale()))
        .estimate(level);
  }

  @Override
  public Map<String, String> cells(TargetScore<S> score, ConfidenceLevel level) {
    SampleWeights weights = score.adjusted().weights();
    TargetGap worst = weights.worst().orElseThrow();
    Map<String, String> cells = UnequalView.super.cells(score, level);
    cells.put("iterations", Integer.toString(weights.iterations()));
    cells.put("worstLevel", worst.where());
    cells.put("worstError", CsvNumbers.exact(worst.error()));
    return cells;
  }

  @Override
  public List<String> notes(TargetScore<S> total) {
    SampleWeights weights = total.adjusted().weights();
    List<String> notes = new ArrayList<>();
    notes.add(
        "weights to "
            + targets.file()
            + " ("
            + targets.targets().method()
            + ", "
            + TextPage.count(targets.targets().margins().size(), "margin")
            + ", base weights "
            + targets.baseWeight().orElse("equal")
            + ") "
            + new TargetOutcome(weights).inWords());
    notes.add(spread(total).inWords());
    addZeroWeights(total, notes);
    notes.addAll(targets.notes());
    return notes;
  }

  @Override
  public void writeWeights(JsonGenerator json, TargetScore<S> total) throws IOException {
    SampleWeights weights = total.adjusted().weights();
    json.writeObjectFieldStart("weights");
    json.writeStringField("status", weights.status().inWords());
    json.writeNumberField("iterations", weights.iterations());
    TargetGap worst = weights.worst().orElseThrow();
    json.writeObjectFieldStart("worst");
    JsonFields.writeTexts(json, "margin", worst.margin().variables());
    JsonFields.writeTexts(json, "level", worst.level());
    json.writeNumberField("relativeError", worst.error());
    json.writeEndObject();
    json.writeEndObject();
  }
}
