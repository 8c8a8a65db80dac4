package io.github.cxmetrics.survey;

/**
 * Which number says how well a predictor is rated, when predictors are compared.
 *
 * @since 0.1
 */
public enum DriverPerformance {
  /** Where the mean lies between the lowest and the highest value of its column. */
  MEAN("mean"),

  /** The share of rows in the top box. */
  TOP_BOX("top box");

  private final String label;

  DriverPerformance(String label) {
    this.label = label;
  }

  /**
   * The measure as tables show it.
   *
   * @return for example {@code "top box"}
   */
  public String label() {
    return label;
  }
}
