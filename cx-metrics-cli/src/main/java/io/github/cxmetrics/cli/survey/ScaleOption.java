package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.RatingScale.Direction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How scales and boxes are written on the command line. */
final class ScaleOption {

  private static final Pattern SCALE =
      Pattern.compile("(-?[0-9]{1,5})(?:-|\\.\\.)(-?[0-9]{1,5})(?:/([0-9]{1,3}))?");
  private static final Pattern BOX =
      Pattern.compile("(-?[0-9]{1,5})(?:(?:-|\\.\\.)(-?[0-9]{1,5}))?");

  private ScaleOption() {}

  /** A scale such as {@code 1-5}, or {@code 1-7/2} for answers in halves. */
  static RatingScale scale(String text, Direction direction) {
    Matcher matcher = SCALE.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          "--scale must be LOWEST-HIGHEST such as 1-5, or 1-7/2 for answers in halves, was "
              + text);
    }
    int steps = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
    return checked(
        "--scale",
        () ->
            new RatingScale(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                steps,
                direction));
  }

  /** A box such as {@code 4-5} or {@code 5}. */
  static Box box(String option, String text) {
    Matcher matcher = BOX.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(option + " must be answers such as 4-5 or 5, was " + text);
    }
    String to = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
    return checked(option, () -> new Box(Integer.parseInt(matcher.group(1)), Integer.parseInt(to)));
  }

  /** What the library says against a definition, said of the option that asked for it. */
  static <V> V checked(String option, Supplier<V> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }
}
