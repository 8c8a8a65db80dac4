package io.github.cxmetrics.survey;

/**
 * Where a predictor stands among all predictors by importance and by performance. Each is high if
 * it is at least the mean over the predictors of the analysis.
 *
 * <p>The quadrants say where predictors stand, not what happens to the outcome if one is changed.
 *
 * <p><b>Source</b> Martilla, J. A. and James, J. C. (1977), Importance-Performance Analysis,
 * Journal of Marketing 41(1), doi:10.1177/002224297704100112.
 *
 * @since 0.1
 */
public enum DriverQuadrant {
  /** At least as important as the mean, rated lower than the mean. */
  IMPORTANT_LOW("more important, rated low"),

  /** At least as important as the mean, rated at least as the mean. */
  IMPORTANT_HIGH("more important, rated high"),

  /** Less important than the mean, rated lower than the mean. */
  LESS_IMPORTANT_LOW("less important, rated low"),

  /** Less important than the mean, rated at least as the mean. */
  LESS_IMPORTANT_HIGH("less important, rated high");

  private final String label;

  DriverQuadrant(String label) {
    this.label = label;
  }

  /**
   * The quadrant as tables show it.
   *
   * @return for example {@code "more important, rated low"}
   */
  public String label() {
    return label;
  }

  /** Sums of many numbers are rounded: what equals the mean but for that counts as high. */
  private static boolean isHigh(double value, double mean) {
    return value >= mean - 1e-12;
  }

  static DriverQuadrant of(
      double importance, double meanImportance, double performance, double meanPerformance) {
    boolean rated = isHigh(performance, meanPerformance);
    if (isHigh(importance, meanImportance)) {
      return rated ? IMPORTANT_HIGH : IMPORTANT_LOW;
    }
    return rated ? LESS_IMPORTANT_HIGH : LESS_IMPORTANT_LOW;
  }
}
