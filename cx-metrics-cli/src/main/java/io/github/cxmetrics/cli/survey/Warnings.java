package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.SurveyScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The warnings a score carries. */
final class Warnings {

  /** Among fewer answers the highest of the scale may be absent by chance. */
  private static final int ENOUGH_TO_FILL_A_SCALE = 30;

  private Warnings() {}

  /** The flags of a score in JSON and CSV. */
  static List<String> of(SurveyScore<?> score) {
    if (score.n() == 0) {
      return List.of("empty");
    }
    return isLowN(score) ? List.of("low_n") : List.of();
  }

  /** Whether there are answers, but too few to be shown without a warning. */
  static boolean isLowN(SurveyScore<?> score) {
    return score.n() > 0 && score.lowN();
  }

  /** The flags of all answers together, which should fill their scale. */
  static List<String> ofTotal(SurveyScore<?> score) {
    List<String> flags = new ArrayList<>(of(score));
    if (unfilledScale(score).isPresent()) {
      flags.add("scale_not_filled");
    }
    return flags;
  }

  /**
   * What to ask if the highest answer of the scale was never given: answers of 1 to 5 read on 1 to
   * 7 give numbers that look right.
   */
  static Optional<String> unfilledScale(SurveyScore<?> score) {
    Ratings ratings = score.ratings();
    RatingScale scale = ratings.scale();
    int highestStep = scale.size() - 1;
    if (ratings.n() < ENOUGH_TO_FILL_A_SCALE || ratings.counts().get(highestStep) > 0) {
      return Optional.empty();
    }
    int step = highestStep;
    while (ratings.counts().get(step) == 0) {
      step--;
    }
    return Optional.of(
        "no answer above "
            + answer(scale.answerAt(step))
            + " on "
            + scale.everything()
            + ": is the scale right?");
  }

  private static String answer(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
