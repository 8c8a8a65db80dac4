package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.input.NearestName;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What an option says of one step, {@code STEP=VALUE}. A step is given by its name, or by its
 * number where no step is called so.
 *
 * @param number the number of the step, from 1
 * @param step the step as it was given
 * @param value what is said of it
 */
record StepValue(int number, String step, String value) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  /** Cuts at the first {@code =} before which a step stands: names may hold the sign too. */
  static StepValue parse(String option, String form, String text, List<String> titles) {
    for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
      String step = text.substring(0, at).strip();
      OptionalInt number = find(step, titles);
      if (number.isPresent()) {
        return new StepValue(number.getAsInt(), step, text.substring(at + 1).strip());
      }
    }
    int first = text.indexOf('=');
    if (first < 0) {
      throw new UsageException(option + " must have the form " + form + ", was " + text);
    }
    throw unknown(option, text.substring(0, first).strip(), titles);
  }

  /** The number of the step that an option names. */
  static int number(String option, String step, List<String> titles) {
    return find(step.strip(), titles).orElseThrow(() -> unknown(option, step.strip(), titles));
  }

  private static OptionalInt find(String step, List<String> titles) {
    int index = titles.indexOf(step);
    if (index >= 0) {
      return OptionalInt.of(index + 1);
    }
    int number = NUMBER.matcher(step).matches() ? Integer.parseInt(step) : 0;
    return number >= 1 && number <= titles.size() ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static UsageException unknown(String option, String step, List<String> titles) {
    Optional<String> nearest = NearestName.of(step, titles);
    return new UsageException(
        option
            + " must name a step, by number or as one of "
            + PrintableText.list(titles)
            + ", was "
            + PrintableText.quoted(step)
            + nearest.map(name -> ", did you mean " + PrintableText.quoted(name) + "?").orElse(""));
  }
}
