package io.github.cxmetrics.stats;

/**
 * Johnson's relative weights and how they change with the correlations.
 *
 * <p>With R = Q D Q' the correlations of the predictors and r those with the outcome: L = Q D^1/2
 * Q', b = L^-1 r, and the weight of predictor j is the sum over k of L_jk^2 b_k^2. The root obeys
 * dL L + L dL = dR, which in the coordinates of Q divides each cell by the sum of two roots of
 * eigenvalues.
 */
final class JohnsonWeights {

  private final int predictors;
  private final double[][] vectors;
  private final double[] roots;
  private final double[][] root;
  private final double[] slopes;

  /** Needs correlations that are not singular. */
  JohnsonWeights(StandardizedRegression regression) {
    predictors = regression.predictors();
    vectors = regression.vectors().getData();
    roots = new double[predictors];
    for (int k = 0; k < predictors; k++) {
      roots[k] = Math.sqrt(regression.eigenvalue(k));
    }
    root = new double[predictors][predictors];
    for (int i = 0; i < predictors; i++) {
      for (int j = 0; j < predictors; j++) {
        for (int k = 0; k < predictors; k++) {
          root[i][j] += vectors[i][k] * roots[k] * vectors[j][k];
        }
      }
    }
    slopes = overRoot(regression.withOutcome());
  }

  /** The inverse of the root, times a column. */
  private double[] overRoot(double[] column) {
    double[] result = new double[predictors];
    for (int k = 0; k < predictors; k++) {
      double part = 0;
      for (int i = 0; i < predictors; i++) {
        part += vectors[i][k] * column[i];
      }
      for (int i = 0; i < predictors; i++) {
        result[i] += vectors[i][k] * (part / roots[k]);
      }
    }
    return result;
  }

  double weight(int j) {
    double sum = 0;
    for (int k = 0; k < predictors; k++) {
      double part = root[j][k] * slopes[k];
      sum += part * part;
    }
    return sum;
  }

  /** Adds how the weight of a predictor changes to a gradient. */
  void addGradient(int j, CorrelationGradient gradient) {
    double[] ofSlopes = new double[predictors];
    double[][] ofRoot = new double[predictors][predictors];
    for (int k = 0; k < predictors; k++) {
      double part = root[j][k] * slopes[k];
      ofSlopes[k] = 2 * part * root[j][k];
      ofRoot[j][k] = 2 * part * slopes[k];
    }
    double[] ofOutcome = overRoot(ofSlopes);
    for (int a = 0; a < predictors; a++) {
      gradient.add(a, predictors, ofOutcome[a]);
      for (int b = 0; b < predictors; b++) {
        ofRoot[a][b] -= ofOutcome[a] * slopes[b];
      }
    }
    double[][] ofCells = throughRoot(ofRoot);
    for (int a = 0; a < predictors; a++) {
      for (int b = a + 1; b < predictors; b++) {
        gradient.add(a, b, ofCells[a][b] + ofCells[b][a]);
      }
    }
  }

  /** From what the cells of the root do to what those of its square do. */
  private double[][] throughRoot(double[][] ofRoot) {
    double[][] turned = between(transposed(vectors), ofRoot, vectors);
    for (int k = 0; k < predictors; k++) {
      for (int l = 0; l < predictors; l++) {
        turned[k][l] /= roots[k] + roots[l];
      }
    }
    return between(vectors, turned, transposed(vectors));
  }

  private static double[][] between(double[][] left, double[][] middle, double[][] right) {
    return product(product(left, middle), right);
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] result = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] result = new double[left.length][left.length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < left.length; k++) {
        for (int j = 0; j < left.length; j++) {
          result[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return result;
  }
}
