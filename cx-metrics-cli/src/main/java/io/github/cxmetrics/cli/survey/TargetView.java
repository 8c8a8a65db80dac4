package io.github.cxmetrics.cli.survey;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TargetOutcome;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.survey.AdjustedScore;
import io.github.cxmetrics.survey.AnswerMean;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.SampleWeights;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.survey.TargetGap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A score weighted to targets, with the unweighted one beside it.
 *
 * @param view how the unweighted score is shown
 * @param targets what answers are weighted to
 * @param <S> the unweighted score
 */
record TargetView<S extends SurveyScore<S>>(ScoreView<S> view, TargetQuery targets)
    implements ScoreView<TargetScore<S>> {

  @Override
  public String command() {
    return view.command();
  }

  @Override
  public String title() {
    return view.title();
  }

  @Override
  public boolean lowIsGood() {
    return view.lowIsGood();
  }

  @Override
  public NumberStyle style() {
    return view.style();
  }

  @Override
  public Estimate headline(TargetScore<S> score, ConfidenceLevel level) {
    return score.score(level);
  }

  @Override
  public Estimate mean(TargetScore<S> score, ConfidenceLevel level) {
    return score
        .adjusted()
        .mean(AnswerMean.answer("mean", score.definition().scale()))
        .estimate(level);
  }

  @Override
  public Map<String, Estimate> estimates(TargetScore<S> score, ConfidenceLevel level) {
    return score.estimates(level);
  }

  @Override
  public Map<String, String> details(TargetScore<S> score, ConfidenceLevel level) {
    return ImmutableMap.of(
        "unweighted",
        style().show(view.headline(score.unweighted(), level).value()),
        "effective n",
        WeightedView.shown(score.adjusted().effectiveN(), Rounding.ONE_DECIMAL));
  }

  @Override
  public Map<String, OptionalDouble> extras(TargetScore<S> score, ConfidenceLevel level) {
    Estimate unweighted = view.headline(score.unweighted(), level);
    AdjustedScore<S> adjusted = score.adjusted();
    return ImmutableMap.of(
        "unweighted",
        unweighted.isDefined() ? OptionalDouble.of(unweighted.value()) : OptionalDouble.empty(),
        "effectiveN",
        adjusted.effectiveN(),
        "designEffect",
        adjusted.designEffect(),
        "smallestWeight",
        adjusted.smallestWeight(),
        "largestWeight",
        adjusted.largestWeight());
  }

  @Override
  public OptionalLong zeroWeights(TargetScore<S> score) {
    return OptionalLong.of(score.unweighted().n() - score.n());
  }

  @Override
  public Map<String, String> cells(TargetScore<S> score, ConfidenceLevel level) {
    SampleWeights weights = score.adjusted().weights();
    TargetGap worst = weights.worst().orElseThrow();
    Map<String, String> cells = ScoreView.super.cells(score, level);
    cells.put("iterations", Integer.toString(weights.iterations()));
    cells.put("worstLevel", worst.where());
    cells.put("worstError", CsvNumbers.exact(worst.error()));
    return cells;
  }

  @Override
  public List<String> notes(TargetScore<S> total) {
    AdjustedScore<S> adjusted = total.adjusted();
    SampleWeights weights = adjusted.weights();
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
    notes.add(
        WeightedView.spread(
            adjusted.smallestWeight(),
            adjusted.largestWeight(),
            adjusted.designEffect(),
            adjusted.effectiveN()));
    zeroWeights(total).ifPresent(count -> WeightedView.addZeroWeights(count, notes));
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

  @Override
  public Map<String, Box> boxes(TargetScore<S> score) {
    return view.boxes(score.unweighted());
  }

  @Override
  public Map<String, Long> classes(TargetScore<S> score) {
    return view.classes(score.unweighted());
  }
}
