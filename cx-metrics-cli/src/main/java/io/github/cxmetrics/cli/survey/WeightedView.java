package io.github.cxmetrics.cli.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.survey.AnswerMean;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.survey.WeightedRatings;
import io.github.cxmetrics.survey.WeightedScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A score by weights, with the unweighted one beside it.
 *
 * @param view how the unweighted score is shown
 * @param weight the column of the weights
 * @param <S> the unweighted score
 */
record WeightedView<S extends SurveyScore<S>>(ScoreView<S> view, String weight)
    implements ScoreView<WeightedScore<S>> {

  private static final NumberStyle PLAIN = new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");

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
  public Estimate headline(WeightedScore<S> score, ConfidenceLevel level) {
    return score.score(level);
  }

  @Override
  public Estimate mean(WeightedScore<S> score, ConfidenceLevel level) {
    return score
        .weighted()
        .mean(AnswerMean.answer("mean", score.definition().scale()))
        .estimate(level);
  }

  @Override
  public Map<String, Estimate> estimates(WeightedScore<S> score, ConfidenceLevel level) {
    return score.estimates(level);
  }

  @Override
  public Map<String, String> details(WeightedScore<S> score, ConfidenceLevel level) {
    return ImmutableMap.of(
        "unweighted",
        style().show(view.headline(score.unweighted(), level).value()),
        "effective n",
        shown(score.effectiveN(), Rounding.ONE_DECIMAL));
  }

  @Override
  public Map<String, OptionalDouble> extras(WeightedScore<S> score, ConfidenceLevel level) {
    Estimate unweighted = view.headline(score.unweighted(), level);
    WeightedRatings weighted = score.weighted();
    return ImmutableMap.of(
        "unweighted",
        unweighted.isDefined() ? OptionalDouble.of(unweighted.value()) : OptionalDouble.empty(),
        "effectiveN",
        score.effectiveN(),
        "designEffect",
        score.designEffect(),
        "smallestWeight",
        weighted.smallestWeight(),
        "largestWeight",
        weighted.largestWeight());
  }

  @Override
  public OptionalLong zeroWeights(WeightedScore<S> score) {
    return OptionalLong.of(score.unweighted().n() - score.n());
  }

  @Override
  public List<String> notes(WeightedScore<S> total) {
    WeightedRatings weighted = total.weighted();
    List<String> notes = new ArrayList<>();
    if (total.n() > 0) {
      notes.add(
          "weighted by "
              + weight
              + ": "
              + spread(
                  weighted.smallestWeight(),
                  weighted.largestWeight(),
                  total.designEffect(),
                  total.effectiveN()));
    }
    zeroWeights(total).ifPresent(count -> addZeroWeights(count, notes));
    return notes;
  }

  /** Says how many answers have weight 0, if there are any. */
  static void addZeroWeights(long count, List<String> notes) {
    if (count > 0) {
      notes.add("answers of weight 0, which count in no number but 'unweighted': " + count);
    }
  }

  /** How unequal weights are, and what that costs. */
  static String spread(
      OptionalDouble smallest,
      OptionalDouble largest,
      OptionalDouble designEffect,
      OptionalDouble effectiveN) {
    return "smallest weight "
        + shown(smallest, Rounding.TWO_DECIMALS)
        + ", largest "
        + shown(largest, Rounding.TWO_DECIMALS)
        + "; design effect "
        + shown(designEffect, Rounding.TWO_DECIMALS)
        + ", so as informative as "
        + shown(effectiveN, Rounding.ONE_DECIMAL)
        + " answers of equal weight";
  }

  static String shown(OptionalDouble number, Rounding rounding) {
    return PLAIN.withRounding(rounding).showAnySize(number.orElse(Double.NaN));
  }

  @Override
  public Map<String, Box> boxes(WeightedScore<S> score) {
    return view.boxes(score.unweighted());
  }

  @Override
  public Map<String, Long> classes(WeightedScore<S> score) {
    return view.classes(score.unweighted());
  }
}
