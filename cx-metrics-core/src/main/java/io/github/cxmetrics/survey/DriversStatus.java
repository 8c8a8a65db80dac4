package io.github.cxmetrics.survey;

/**
 * Whether a driver analysis could estimate importance, and if not, why.
 *
 * @since 0.1
 */
public enum DriversStatus {
  /** Importance was estimated. */
  ESTIMATED("estimated"),

  /** No row has all its values. */
  NO_COMPLETE_ROWS("no row has an outcome and all predictors"),

  /** There are rows that have all their values, but each has weight 0. */
  NO_WEIGHT("no row with an outcome and all predictors has a weight above 0"),

  /** There are not more rows than coefficients. */
  TOO_FEW_ROWS("not more complete rows than predictors and one"),

  /** The outcome is the same in all rows, so that there is nothing to go with. */
  CONSTANT_OUTCOME("the outcome is the same in all rows"),

  /** All predictors are the same in all rows. */
  CONSTANT_PREDICTORS("every predictor is the same in all rows"),

  /** Relative weights need predictors none of which follows from others; LMG does not. */
  COLLINEAR("predictors follow from each other, which relative weights cannot divide"),

  /** The covariances are such that no regression could be computed in floating point. */
  UNSOLVED("the regression has no solution in floating point");

  private final String words;

  DriversStatus(String words) {
    this.words = words;
  }

  /**
   * The status in words.
   *
   * @return for example {@code "no row has an outcome and all predictors"}
   */
  public String inWords() {
    return words;
  }
}
