package io.github.cxmetrics.micrometer;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.survey.SurveyScore;

/** The numbers of one answer that gauges show; its interval is computed once. */
record ScoreNumbers<S extends SurveyScore<S>>(S score, Estimate estimate) {

  static <S extends SurveyScore<S>> ScoreNumbers<S> of(S score) {
    return new ScoreNumbers<>(score, score.score());
  }

  double value() {
    return estimate.value();
  }

  /** An interval without data is as wide as can be, which a chart should not show as knowledge. */
  double low() {
    return estimate.isDefined() ? estimate.interval().low() : Double.NaN;
  }

  double high() {
    return estimate.isDefined() ? estimate.interval().high() : Double.NaN;
  }

  double n() {
    return estimate.n();
  }
}
