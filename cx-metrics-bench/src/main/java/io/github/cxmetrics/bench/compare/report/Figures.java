package io.github.cxmetrics.bench.compare.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as the table shows them: three digits of what matters. */
final class Figures {

  private static final String NONE = "-";
  private static final double MEGABYTE = 1 << 20;

  private Figures() {}

  static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? digits(seconds.getAsDouble(), 4) : NONE;
  }

  static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? digits(ratio.getAsDouble(), 2) + "x" : NONE;
  }

  static String megabytes(OptionalLong bytes) {
    return bytes.isPresent()
        ? String.format(Locale.ROOT, "%,.0f", bytes.getAsLong() / MEGABYTE)
        : "unknown";
  }

  static String rows(long rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }

  /* Three digits, but no more than so many behind the point. */
  private static String digits(double value, int most) {
    int before = (int) Math.floor(Math.log10(Math.max(value, 1e-9))) + 1;
    return String.format(Locale.ROOT, "%." + Math.max(0, Math.min(most, 3 - before)) + "f", value);
  }
}
