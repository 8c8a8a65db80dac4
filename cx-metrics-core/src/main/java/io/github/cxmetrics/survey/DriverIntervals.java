package io.github.cxmetrics.survey;

/**
 * Whether a driver analysis keeps what the intervals of importance need: the fourth moments of its
 * columns.
 *
 * @since 0.1
 */
public enum DriverIntervals {
  /** They are kept; for p predictors the state has about p<sup>4</sup> / 8 numbers more. */
  KEPT("with intervals"),

  /** They are not kept; the importance has no interval but the widest. */
  NOT_KEPT("without intervals");

  private final String words;

  DriverIntervals(String words) {
    this.words = words;
  }

  /**
   * The choice in words.
   *
   * @return for example {@code "with intervals"}
   */
  public String inWords() {
    return words;
  }
}
