package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.survey.RatingScale;

/**
 * What the user may have left out, behind the rule that a cell breaks. Only where the run ends with
 * that message: among many rejects it would be noise.
 *
 * @param query what is read
 * @param shown whether the run ends with the message
 */
record Hints(SurveyQuery<?> query, boolean shown) {

  private static final String MISSING = " (if this means 'not answered', name it in --missing)";

  /** On a cell that is no time. */
  String onTime(String cell) {
    return shown && !cell.isEmpty() ? TimeFlags.hint(query.time().orElseThrow().parser()) : "";
  }

  /** On an answer that is no number; one with digits was meant as an answer. */
  String onAnswer(String answer) {
    return shown && answer.chars().noneMatch(Character::isDigit) ? MISSING : "";
  }

  /** On a number that is not an answer of the scale. */
  String onNumber(double value) {
    RatingScale scale = query.definition().scale();
    if (!shown) {
      return "";
    }
    if (value < scale.lowest() || value > scale.highest()) {
      return MISSING;
    }
    String range = " --scale " + scale.lowest() + "-" + scale.highest();
    if (scale.stepsPerPoint() == 1 && isInSteps(value, 2)) {
      return " (for answers in halves:" + range + "/2)";
    }
    return scale.stepsPerPoint() == 1 && isInSteps(value, 3)
        ? " (for answers in thirds:" + range + "/3)"
        : "";
  }

  private static boolean isInSteps(double value, int stepsPerPoint) {
    return RatingScale.of(0, 1).withStepsPerPoint(stepsPerPoint).accepts(value - Math.floor(value));
  }
}
