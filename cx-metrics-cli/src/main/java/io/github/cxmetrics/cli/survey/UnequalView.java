package io.github.cxmetrics.cli.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.SurveyScore;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A score whose answers count unequally, with the unweighted one beside it.
 *
 * @param <S> the unweighted score
 * @param <W> the score
 */
interface UnequalView<S extends SurveyScore<S>, W extends SurveyScore<W>> extends ScoreView<W> {

  /** How the unweighted score is shown. */
  ScoreView<S> view();

  /** The score of the same answers, each counted once. */
  S unweighted(W score);

  WeightSpread spread(W score);

  @Override
  default String command() {
    return view().command();
  }

  @Override
  default String title() {
    return view().title();
  }

  @Override
  default boolean lowIsGood() {
    return view().lowIsGood();
  }

  @Override
  default NumberStyle style() {
    return view().style();
  }

  @Override
  default Estimate headline(W score, ConfidenceLevel level) {
    return score.score(level);
  }

  @Override
  default Map<String, Estimate> estimates(W score, ConfidenceLevel level) {
    return score.estimates(level);
  }

  @Override
  default Map<String, String> details(W score, ConfidenceLevel level) {
    return ImmutableMap.of(
        "unweighted",
        style().show(view().headline(unweighted(score), level).value()),
        "effective n",
        spread(score).shownEffectiveN());
  }

  @Override
  default Map<String, OptionalDouble> extras(W score, ConfidenceLevel level) {
    Estimate plain = view().headline(unweighted(score), level);
    return ImmutableMap.<String, OptionalDouble>builder()
        .put(
            "unweighted",
            plain.isDefined() ? OptionalDouble.of(plain.value()) : OptionalDouble.empty())
        .putAll(spread(score).numbers())
        .build();
  }

  @Override
  default OptionalLong zeroWeights(W score) {
    return OptionalLong.of(unweighted(score).n() - score.n());
  }

  /** Says how many answers have weight 0, if there are any. */
  default void addZeroWeights(W score, List<String> notes) {
    long count = unweighted(score).n() - score.n();
    if (count > 0) {
      notes.add("answers of weight 0, which count in no number but 'unweighted': " + count);
    }
  }

  @Override
  default Map<String, Box> boxes(W score) {
    return view().boxes(unweighted(score));
  }

  @Override
  default Map<String, Long> classes(W score) {
    return view().classes(unweighted(score));
  }
}
