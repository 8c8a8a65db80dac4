package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.survey.AnswerMean;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.survey.WeightedRatings;
import io.github.cxmetrics.survey.WeightedScore;
import java.util.ArrayList;
import java.util.List;

/**
 * A score by weights, with the unweighted one beside it.
 *
 * @param view how the unweighted score is shown
 * @param weight the column of the weights
 * @param <S> the unweighted score
 */
record WeightedView<S extends SurveyScore<S>>(ScoreView<S> view, String weight)
    implements UnequalView<S, WeightedScore<S>> {

  @Override
  public S unweighted(WeightedScore<S> score) {
    return score.unweighted();
  }

  @Override
  public WeightSpread spread(WeightedScore<S> score) {
    WeightedRatings weighted = score.weighted();
    return new WeightSpread(
        score.effectiveN(),
        score.designEffect(),
        weighted.smallestWeight(),
        weighted.largestWeight());
  }

  @Override
  public Estimate mean(WeightedScore<S> score, ConfidenceLevel level) {
    return score
        .weighted()
        .mean(AnswerMean.answer("mean", score.definition().scale()))
        .estimate(level);
  }

  @Override
  public List<String> notes(WeightedScore<S> total) {
    List<String> notes = new ArrayList<>();
    if (total.n() > 0) {
      notes.add("weighted by " + weight + ": " + spread(total).inWords());
    }
    addZeroWeights(total, notes);
    return notes;
  }
}
