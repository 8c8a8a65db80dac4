package io.github.cxmetrics.stats;

/**
 * How a number made of correlations changes with the cells of a matrix of covariances whose
 * variances happen to be 1: correlations are cells over the roots of two diagonal ones, and these
 * move too.
 */
final class CorrelationGradient {

  private final int predictors;
  private final double[] correlations;
  private final double[] cells;

  /**
   * A gradient of nothing.
   *
   * @param correlations of the predictors and, last, the outcome: full, row after row
   */
  CorrelationGradient(int predictors, double[] correlations) {
    this.predictors = predictors;
    this.correlations = correlations;
    cells = new double[correlations.length];
  }

  /** Adds what the number changes by for one unit more of the correlation of two columns. */
  void add(int a, int b, double change) {
    int size = predictors + 1;
    double half = change / 2;
    double scale = half * correlations[a * size + b];
    cells[a * size + b] += half;
    cells[b * size + a] += half;
    cells[a * size + a] -= scale;
    cells[b * size + b] -= scale;
  }

  double[] cells() {
    return cells;
  }
}
