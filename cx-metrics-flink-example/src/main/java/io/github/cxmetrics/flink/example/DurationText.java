package io.github.cxmetrics.flink.example;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as options write them: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 7d}. */
final class DurationText {

  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w)");

  private DurationText() {}

  static Duration parse(String option, String text) {
    Duration sum = Duration.ZERO;
    String given = text.strip().toLowerCase(Locale.ROOT);
    Matcher part = PART.matcher(given);
    int end = 0;
    while (end < given.length() && part.find(end) && part.start() == end) {
      sum = sum.plus(length(Long.parseLong(part.group(1)), part.group(2)));
      end = part.end();
    }
    if (end < given.length() || sum.isZero()) {
      throw new UsageException(
          option + " must be a time such as 90s, 30m, 12h, 7d or 2w, was " + Printable.of(text));
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
      default -> Duration.ofDays(7 * count);
    };
  }
}
