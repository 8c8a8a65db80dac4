package io.github.cxmetrics.survival;

/**
 * How the cumulative hazard steps where d of n customers have the event at the same time.
 *
 * @since 0.1
 */
public enum HazardRule {
  /** d / n, with variance d / n²: Nelson (1969) and Aalen (1978). */
  NELSON_AALEN("Nelson-Aalen"),

  /**
   * 1/n + 1/(n-1) + ... + 1/(n-d+1), with the squares of the terms as variance: as if the events
   * had come one after the other (Fleming and Harrington 1984).
   */
  FLEMING_HARRINGTON("Fleming-Harrington");

  private final String label;

  HazardRule(String label) {
    this.label = label;
  }

  /**
   * The names of its authors.
   *
   * @return such as {@code Nelson-Aalen}
   */
  public String label() {
    return label;
  }
}
