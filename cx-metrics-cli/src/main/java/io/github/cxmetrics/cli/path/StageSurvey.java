package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.path.JourneyFlags.ScoreKind;
import io.github.cxmetrics.path.NamedStageAccumulator;
import io.github.cxmetrics.path.StageAnswer;
import io.github.cxmetrics.path.StageScore;
import io.github.cxmetrics.path.Stages;
import io.github.cxmetrics.survey.Nps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What actors say in each stage.
 *
 * @param column the column of the scores
 * @param kind what is made of them
 * @param scores those of each stage that has answers, in order, and of none at the end
 */
record StageSurvey(String column, ScoreKind kind, List<Score> scores) {

  /**
   * The score of a stage.
   *
   * @param stage the stage
   * @param answers how many answers there are
   * @param estimate NPS in points, or the mean
   */
  record Score(String stage, long answers, Estimate estimate) {}

  /** The scores of all stages. */
  static StageSurvey of(
      String column,
      ScoreKind kind,
      NamedStageAccumulator state,
      Stages stages,
      ConfidenceLevel level) {
    Map<String, Nps> nps =
        kind == ScoreKind.NPS
            ? state.fold(
                Nps.metric((StageAnswer answer) -> (int) answer.score()).by(StageAnswer::stage))
            : Map.of();
    List<Score> scores = new ArrayList<>();
    for (StageScore score : stages.scores()) {
      if (score.n() > 0 || !score.stage().equals(StageAnswer.NONE)) {
        Nps points = nps.getOrDefault(score.stage(), Nps.of());
        Estimate estimate = kind == ScoreKind.NPS ? points.score(level) : score.mean(level);
        scores.add(new Score(score.stage(), score.n(), estimate));
      }
    }
    return new StageSurvey(column, kind, scores);
  }

  /** What the scores are called. */
  String title() {
    return kind == ScoreKind.NPS ? "NPS" : "mean " + column;
  }
}
