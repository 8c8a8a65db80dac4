package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.survey.SpeederRule;
import java.time.Duration;

/** How the rule for speeders is written on the command line. */
final class SpeederWord {

  static final String USUAL = "third-median";

  private static final String FLOOR = "floor=";
  private static final String WORDS =
      "third-median, half-median, mad, log-mad, two-sd or floor=60s";

  private SpeederWord() {}

  static SpeederRule rule(String word) {
    return switch (word) {
      case USUAL -> SpeederRule.THIRD_OF_MEDIAN;
      case "half-median" -> SpeederRule.HALF_OF_MEDIAN;
      case "mad" -> SpeederRule.THREE_DEVIATIONS;
      case "log-mad" -> SpeederRule.THREE_DEVIATIONS_OF_LOGS;
      case "two-sd" -> SpeederRule.TWO_STANDARD_DEVIATIONS;
      default -> floor(word);
    };
  }

  private static SpeederRule floor(String word) {
    if (!word.startsWith(FLOOR)) {
      throw new UsageException("--speeder must be " + WORDS + ", was " + word);
    }
    Duration floor = DurationOption.parse("--speeder floor", word.substring(FLOOR.length()), "");
    return UsageException.ofRefusals("--speeder", () -> SpeederRule.floor(floor));
  }
}
