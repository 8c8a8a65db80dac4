package io.github.cxmetrics.stats;

/**
 * How the R<sup>2</sup> of a regression is divided among its predictors. Both ways give parts of at
 * least 0 that sum to R<sup>2</sup>; for two predictors they are equal.
 *
 * @since 0.1
 */
public enum ImportanceMethod {
  /**
   * The R<sup>2</sup> that a predictor adds to those before it, averaged over all orders of the
   * predictors; the Shapley value of R<sup>2</sup>. All 2<sup>p</sup> regressions are computed, for
   * up to 15 predictors. Predictors that follow from each other share what they explain.
   *
   * <p>Source: Lindeman, R. H., Merenda, P. F. and Gold, R. Z. (1980), Introduction to Bivariate
   * and Multivariate Analysis, p. 119; Grömping, U. (2007), Estimators of Relative Importance in
   * Linear Regression Based on Variance Decomposition, The American Statistician 61(2),
   * doi:10.1198/000313007X188252.
   */
  LMG("LMG", 15),

  /**
   * Johnson's relative weights: the predictors are replaced by the uncorrelated variables nearest
   * to them, and what these explain is given back by how much each predictor has of them. Needs
   * predictors none of which follows from the others.
   *
   * <p>Source: Johnson, J. W. (2000), A Heuristic Method for Estimating the Relative Weight of
   * Predictor Variables in Multiple Regression, Multivariate Behavioral Research 35(1),
   * doi:10.1207/S15327906MBR3501_1.
   */
  RELATIVE_WEIGHTS("relative weights", 200);

  private final String label;
  private final int mostPredictors;

  ImportanceMethod(String label, int mostPredictors) {
    this.label = label;
    this.mostPredictors = mostPredictors;
  }

  /**
   * The name of the method as people write it.
   *
   * @return for example {@code "LMG"}
   */
  public String label() {
    return label;
  }

  /**
   * How many predictors the method takes.
   *
   * @return at least 1
   */
  public int mostPredictors() {
    return mostPredictors;
  }
}
