package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.survey.SurveyScore;
import java.util.List;

/** The warnings a score carries in JSON and CSV. */
final class Warnings {

  private Warnings() {}

  static List<String> of(SurveyScore<?> score) {
    if (score.n() == 0) {
      return List.of("empty");
    }
    return score.lowN() ? List.of("low_n") : List.of();
  }
}
