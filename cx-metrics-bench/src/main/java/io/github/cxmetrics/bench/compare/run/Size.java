package io.github.cxmetrics.bench.compare.run;

import io.github.cxmetrics.bench.compare.workload.Workload;

/**
 * How large the data is, and how long everybody warms up on it.
 *
 * @param factor the share of the rows of full size
 * @param warmSeconds the seconds to warm up, at least once
 */
record Size(double factor, double warmSeconds) {

  private static final int FEWEST_ROWS = 2_000;

  Size {
    if (!(factor > 0 && factor <= 10)) {
      throw new IllegalArgumentException("size must be above 0 and at most 10, was " + factor);
    }
  }

  /** One of three words, or a factor. */
  static Size parse(String text) {
    return switch (text) {
      case "small" -> new Size(1 / 500.0, 0.2);
      case "medium" -> new Size(1 / 10.0, 1);
      case "full" -> new Size(1, 1);
      default -> ofFactor(text);
    };
  }

  private static Size ofFactor(String text) {
    try {
      return new Size(Double.parseDouble(text), 1);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "size must be small, medium, full or a factor, was '" + text + "'", e);
    }
  }

  /** An even number. */
  int rows(Workload<?> workload) {
    double rows = Math.min(workload.fullRows() * factor, Integer.MAX_VALUE / 4.0);
    return Math.max(FEWEST_ROWS, (int) Math.round(rows / 2) * 2);
  }
}
