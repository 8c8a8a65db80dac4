package io.github.cxmetrics.cli.output;

import java.util.Locale;

/** Lengths of time as people read them: the two largest units, {@code 1m 30s} or {@code 3d 4h}. */
public final class DurationText {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long MANY_DAYS = 100 * DAY;

  private DurationText() {}

  /** A length to about three digits, for results. */
  public static String rounded(long millis) {
    if (millis < 0) {
      return "-" + rounded(-millis);
    }
    if (millis < SECOND) {
      return millis == 0 ? "0s" : millis + "ms";
    }
    if (millis < 10 * SECOND - 50 && millis % SECOND != 0) {
      return String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
    }
    if (round(millis, SECOND) < MINUTE) {
      return round(millis, SECOND) / SECOND + "s";
    }
    if (round(millis, SECOND) < HOUR) {
      return two(round(millis, SECOND), MINUTE, "m", SECOND, "s");
    }
    if (round(millis, MINUTE) < DAY) {
      return two(round(millis, MINUTE), HOUR, "h", MINUTE, "m");
    }
    if (round(millis, HOUR) < MANY_DAYS) {
      return two(round(millis, HOUR), DAY, "d", HOUR, "h");
    }
    return round(millis, DAY) / DAY + "d";
  }

  /** A length in full, for definitions: {@code 14d}, {@code 1h 30m}, {@code 0s}. */
  public static String exact(long millis) {
    StringBuilder text = new StringBuilder();
    long rest = append(text, millis, DAY, "d");
    rest = append(text, rest, HOUR, "h");
    rest = append(text, rest, MINUTE, "m");
    rest = append(text, rest, SECOND, "s");
    append(text, rest, 1, "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static long append(StringBuilder text, long millis, long unit, String name) {
    if (millis >= unit) {
      text.append(text.isEmpty() ? "" : " ").append(millis / unit).append(name);
    }
    return millis % unit;
  }

  private static long round(long millis, long unit) {
    return (millis + unit / 2) / unit * unit;
  }

  private static String two(long millis, long large, String name, long small, String smallName) {
    long rest = millis % large / small;
    return millis / large + name + (rest == 0 ? "" : " " + rest + smallName);
  }
}
