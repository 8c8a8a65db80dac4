package io.github.cxmetrics.stats;

import java.util.Arrays;

/**
 * LMG from a matrix of correlations: the residual variance after each subset of the predictors, and
 * how each predictor's average gain changes with each cell of the matrix.
 *
 * <p>Subsets are the leaves of a tree that at each level leaves the first remaining predictor out
 * or sweeps it from the others, so that what is left gets smaller by one each time: all 2^p
 * residual variances cost a few multiplications each. The gradients of all predictors come back up
 * the same tree. With C the matrix of a node, c its first row behind the diagonal d, and G the
 * gradient of the swept matrix C - c c' / d, the gradient of C itself is G, beside -G c / d in the
 * first row and c' G c / d^2 on its diagonal.
 *
 * <p>Symmetric matrices are upper triangles, row after row, so that a matrix without its first row
 * and column is the rest of the array. Gradients hold a number for each predictor in each cell, the
 * predictors side by side. A gradient g means a change of sum over all cells of g times the change
 * of the cell, both triangles counted.
 */
final class LmgPass {

  private final int predictors;
  private final double[][] swept;
  private final double[][] gradientWithout;
  private final double[][] gradientWith;
  private final double[] slopes;
  private final double[] gainIfIn;
  private final double[] lossIfOut;
  private final double[] importance;
  private final double[] gradient;

  /**
   * Runs over all subsets.
   *
   * @param predictors how many
   * @param correlations of the predictors and, last, the outcome: an upper triangle
   */
  LmgPass(int predictors, double[] correlations) {
    this.predictors = predictors;
    swept = new double[predictors][];
    gradientWithout = new double[predictors][];
    gradientWith = new double[predictors][];
    for (int size = 0; size < predictors; size++) {
      swept[size] = new double[triangle(size + 1)];
      gradientWithout[size] = new double[predictors * triangle(size + 1)];
      gradientWith[size] = new double[predictors * triangle(size + 1)];
    }
    slopes = new double[predictors * (predictors + 1)];
    gainIfIn = new double[predictors + 1];
    lossIfOut = new double[predictors + 1];
    setFactors();
    importance = new double[predictors];
    gradient = new double[predictors * triangle(predictors + 1)];
    visit(predictors, correlations, 0, 0, gradient);
    subtractScaleOfOutcome();
  }

  private static int triangle(int size) {
    return size * (size + 1) / 2;
  }

  /** k! (p - 1 - k)! / p! is the share of orders in which given k predictors come just before. */
  private void setFactors() {
    double orders = 1.0 / predictors;
    for (int k = 0; k < predictors; k++) {
      gainIfIn[k + 1] = orders;
      lossIfOut[k] = -orders;
      orders *= (k + 1.0) / Math.max(1, predictors - 1 - k);
    }
  }

  /** R^2 is one less the residual variance over that of the outcome, which is a cell too. */
  private void subtractScaleOfOutcome() {
    int last = gradient.length - predictors;
    for (int j = 0; j < predictors; j++) {
      gradient[last + j] -= importance[j];
    }
  }

  /** What each predictor adds to R^2, averaged over all orders. */
  double[] importance() {
    return importance;
  }

  /** How one predictor's importance changes with each cell: a full matrix, row after row. */
  double[] gradient(int predictor) {
    int size = predictors + 1;
    double[] cells = new double[size * size];
    int at = predictor;
    for (int a = 0; a < size; a++) {
      for (int b = a; b < size; b++) {
        cells[a * size + b] = gradient[at];
        cells[b * size + a] = gradient[at];
        at += predictors;
      }
    }
    return cells;
  }

  /**
   * A node of the tree.
   *
   * @param remaining how many predictors are not decided upon
   * @param matrix holds their variances and covariances and the outcome's, given those taken in
   * @param from where in it they begin
   * @param subset those taken in, a bit each
   * @param result where the gradient goes
   */
  private void visit(int remaining, double[] matrix, int from, int subset, double[] result) {
    if (remaining == 0) {
      visitLeaf(matrix[from], subset, result);
      return;
    }
    int rest = from + remaining + 1;
    int child = remaining - 1;
    int bit = 1 << (predictors - remaining);
    visit(child, matrix, rest, subset, gradientWithout[child]);
    if (matrix[from] <= StandardizedRegression.LEAST_VARIANCE) {
      visit(child, matrix, rest, subset | bit, gradientWith[child]);
      Arrays.fill(result, 0, (remaining + 1) * predictors, 0);
    } else {
      sweep(remaining, matrix, from, swept[child]);
      visit(child, swept[child], 0, subset | bit, gradientWith[child]);
      unsweep(remaining, matrix, from, result);
    }
    addChildren(remaining, result);
  }

  private void visitLeaf(double residualVariance, int subset, double[] result) {
    int taken = Integer.bitCount(subset);
    double out = lossIfOut[taken];
    double more = gainIfIn[taken] - out;
    double rSquared = 1 - residualVariance;
    for (int j = 0; j < predictors; j++) {
      double factor = out + more * ((subset >>> j) & 1);
      importance[j] += factor * rSquared;
      result[j] = -factor;
    }
  }

  private static void sweep(int remaining, double[] matrix, int from, double[] target) {
    int at = 0;
    int source = from + remaining + 1;
    double inverse = 1 / matrix[from];
    for (int a = 1; a <= remaining; a++) {
      double scaled = matrix[from + a] * inverse;
      for (int b = a; b <= remaining; b++) {
        target[at] = matrix[source + at] - scaled * matrix[from + b];
        at++;
      }
    }
  }

  /** The first row of the gradient, from that of the swept matrix. */
  private void unsweep(int remaining, double[] matrix, int from, double[] result) {
    int p = predictors;
    double[] ofSwept = gradientWith[remaining - 1];
    double inverse = 1 / matrix[from];
    Arrays.fill(slopes, 0, (remaining + 1) * p, 0);
    int cell = 0;
    for (int a = 1; a <= remaining; a++) {
      double ca = matrix[from + a] * inverse;
      addScaled(ofSwept, cell, ca, slopes, a * p, p);
      cell += p;
      for (int b = a + 1; b <= remaining; b++) {
        double cb = matrix[from + b] * inverse;
        addScaled(ofSwept, cell, cb, slopes, a * p, p);
        addScaled(ofSwept, cell, ca, slopes, b * p, p);
        cell += p;
      }
      addScaled(slopes, a * p, ca, slopes, 0, p);
    }
    System.arraycopy(slopes, 0, result, 0, p);
    for (int i = p; i < (remaining + 1) * p; i++) {
      result[i] = -slopes[i];
    }
  }

  private static void addScaled(
      double[] from, int fromAt, double factor, double[] to, int toAt, int length) {
    for (int j = 0; j < length; j++) {
      to[toAt + j] += factor * from[fromAt + j];
    }
  }

  private void addChildren(int remaining, double[] result) {
    double[] without = gradientWithout[remaining - 1];
    double[] with = gradientWith[remaining - 1];
    int first = (remaining + 1) * predictors;
    for (int i = 0; i < without.length; i++) {
      result[first + i] = without[i] + with[i];
    }
  }
}
