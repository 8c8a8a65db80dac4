package io.github.cxmetrics.cli.options;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as options write them: {@code 90s}, {@code 30m}, {@code 12h}, {@code 7d}, {@code
 * 2w}, {@code 1h30m}, {@code 250ms}, or ISO 8601 as in {@code PT1H}. A day is 24 hours.
 */
public final class DurationOption {

  private static final Pattern PART = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d|w)");

  private DurationOption() {}

  /**
   * The length that an option says.
   *
   * @param more what else the option takes, as it stands behind the rule; may be empty
   */
  public static Duration parse(String option, String text, String more) {
    String given = text.strip().toLowerCase(Locale.ROOT);
    try {
      if (given.startsWith("p")) {
        Duration length = Duration.parse(given);
        if (!length.isNegative()) {
          return length;
        }
      } else if (!given.isEmpty()) {
        return parts(given);
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      // told below, as is everything that is no length
    }
    throw new UsageException(
        option + " must be a time such as 90s, 30m, 12h, 7d or 2w" + more + ", was " + text);
  }

  private static Duration parts(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!part.find(end) || part.start() != end) {
        throw new DateTimeParseException("no length of time", text, end);
      }
      sum = sum.plus(length(Long.parseLong(part.group(1)), part.group(2)));
      end = part.end();
    }
    return sum;
  }

  private static Duration length(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(Math.multiplyExact(7, count));
    };
  }
}
