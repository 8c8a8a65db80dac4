package io.github.cxmetrics.cli.drivers;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.survey.DriverVariable;
import io.github.cxmetrics.survey.RatingScale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scale as it is written on the command line.
 *
 * @param option the option it was given to
 * @param lowest the lowest answer
 * @param highest the highest answer
 */
record AnswerScale(String option, double lowest, double highest) {

  private static final String NUMBER = "(-?[0-9]{1,13}(?:\\.[0-9]{1,9})?)";
  private static final Pattern SCALE = Pattern.compile(NUMBER + "(?:-|\\.\\.)" + NUMBER);

  /** The longest scale whose best answers are counted one by one. */
  private static final int LONGEST_RATING = 100;

  static AnswerScale parse(String option, String text) {
    Matcher matcher = SCALE.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(option + " must be LOWEST-HIGHEST such as 1-5, was " + text);
    }
    return new AnswerScale(
        option, Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
  }

  /** A column of such answers. */
  DriverVariable variable(String name) {
    return UsageException.ofRefusals(
        option,
        () ->
            isRating()
                ? DriverVariable.rated(name, RatingScale.of((int) lowest, (int) highest))
                : DriverVariable.between(name, lowest, highest));
  }

  private boolean isRating() {
    return lowest == Math.rint(lowest)
        && highest == Math.rint(highest)
        && lowest < highest
        && lowest >= -LONGEST_RATING
        && highest <= LONGEST_RATING;
  }
}
