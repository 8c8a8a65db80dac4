package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.MeanSums;
import io.github.cxmetrics.survey.AdjustedScore;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.SurveyScore;
import java.util.Map;

/**
 * A score of answers weighted to targets, with the unweighted one beside it.
 *
 * @param adjusted the score by the weights
 * @param unweighted the score of the same answers, each counted once
 * @param <S> the unweighted score
 */
record TargetScore<S extends SurveyScore<S>>(AdjustedScore<S> adjusted, S unweighted)
    implements SurveyScore<TargetScore<S>> {

  @Override
  public Ratings ratings() {
    return unweighted.ratings();
  }

  @Override
  public RatingDefinition<?> definition() {
    return adjusted.ratings().definition();
  }

  @Override
  public long n() {
    return adjusted.n();
  }

  @Override
  public MeanSums sums() {
    return adjusted.sums();
  }

  @Override
  public Estimate score(ConfidenceLevel level) {
    return adjusted.score(level);
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return adjusted.estimates(level);
  }

  @Override
  public Difference differenceFrom(TargetScore<S> baseline, ConfidenceLevel level) {
    return adjusted.differenceFrom(baseline.adjusted, level);
  }

  @Override
  public TargetScore<S> without(TargetScore<S> part) {
    return new TargetScore<>(adjusted.without(part.adjusted), unweighted.without(part.unweighted));
  }

  @Override
  public double widestMargin() {
    return unweighted.widestMargin();
  }
}
