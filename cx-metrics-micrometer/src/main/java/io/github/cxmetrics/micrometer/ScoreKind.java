package io.github.cxmetrics.micrometer;

import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.SurveyScore;
import java.util.List;
import java.util.function.ToLongFunction;

/** How a kind of score is named, and into which categories its answers fall. */
record ScoreKind<S extends SurveyScore<S>>(String name, String unit, List<Category<S>> categories) {

  /** Some of the answers. Each answer is in one category. */
  record Category<S>(String name, ToLongFunction<S> count) {}

  static final ScoreKind<Nps> NPS =
      new ScoreKind<>(
          "cx.nps.score",
          "Net Promoter Score in points, -100 to 100",
          List.of(
              new Category<>("promoter", Nps::promoters),
              new Category<>("passive", Nps::passives),
              new Category<>("detractor", Nps::detractors)));

  static final ScoreKind<Csat> CSAT =
      new ScoreKind<>(
          "cx.csat.ratio",
          "Share of satisfied answers, 0 to 1",
          List.of(
              new Category<>("satisfied", Csat::satisfied),
              new Category<>("unsatisfied", csat -> csat.n() - csat.satisfied())));

  static final ScoreKind<Ces> CES =
      new ScoreKind<>(
          "cx.ces.score",
          "Customer Effort Score, the mean in points of its scale",
          List.of(
              new Category<Ces>("easy", ScoreKind::easy),
              new Category<Ces>("neutral", ScoreKind::neutral),
              new Category<Ces>("difficult", ScoreKind::difficult)));

  private static long easy(Ces ces) {
    return ces.ratings().count(ces.definition().easy());
  }

  private static long difficult(Ces ces) {
    return ces.ratings().count(ces.definition().difficult());
  }

  private static long neutral(Ces ces) {
    return ces.n() - easy(ces) - difficult(ces);
  }
}
