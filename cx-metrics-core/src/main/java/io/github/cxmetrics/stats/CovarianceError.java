package io.github.cxmetrics.stats;

import io.github.cxmetrics.state.CoMoments;
import io.github.cxmetrics.state.QuadraticMoments;
import java.util.OptionalDouble;

/**
 * The standard error of a number made of the covariances of weighted rows, by linearisation,
 * without assuming a law for the rows.
 *
 * <p><b>Definition</b> a row z of weight w moves the number by w / W times phi, the sum over all
 * cells of the gradient times {@code (z_a - mean_a) (z_b - mean_b) - S_ab}; the squared error is
 * {@code n / (n - 1)} times the sum of {@code (w phi / W)}<sup>2</sup>, with W the sum of the
 * weights and S their covariance. As phi is a quadratic polynomial of the row, the fourth moments
 * give its sum of squares exactly, after the rows are gone. It is what the infinitesimal jackknife
 * gives. <b>Precision</b> about 1e-9 where the centre of the moments lies within a few standard
 * deviations of the means.
 *
 * <p><b>Source</b> Binder, D. A. (1983), On the Variances of Asymptotically Normal Estimators from
 * Complex Surveys, doi:10.2307/1402588; Efron, B. (1982), The Jackknife, the Bootstrap and Other
 * Resampling Plans, section 6.3, doi:10.1137/1.9781611970319.
 *
 * @since 0.1
 */
public final class CovarianceError {

  /** Farther off, in standard deviations, fourth powers of the distance leave too few digits. */
  private static final double FARTHEST_CENTRE = 1000;

  private final CoMoments moments;
  private final QuadraticMoments fourth;
  private final int[] columns;

  /**
   * Errors of numbers made of some columns.
   *
   * @param moments of the rows
   * @param fourth of the same rows
   * @param columns the column of each row and column of a gradient; copied
   */
  public CovarianceError(CoMoments moments, QuadraticMoments fourth, int[] columns) {
    this.moments = moments;
    this.fourth = fourth;
    this.columns = columns.clone();
  }

  /**
   * The standard error of a number.
   *
   * @param gradient how it changes with the covariances of the columns
   * @return above 0; empty for fewer than two rows, where the centre is more than 1000 standard
   *     deviations from a mean, and where nothing but rounding is left of it
   */
  public OptionalDouble of(SymmetricMatrix gradient) {
    long n = moments.rows();
    if (n < 2 || !isCentred()) {
      return OptionalDouble.empty();
    }
    double sum = fourth.sumOfSquares(polynomial(gradient));
    double weight = moments.weight();
    double error = Math.sqrt(n / (n - 1.0) * sum) / weight;
    return error > 0 && Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  private boolean isCentred() {
    for (int column : columns) {
      double deviation = Math.sqrt(moments.covariance(column, column));
      if (!(Math.abs(shift(column)) <= FARTHEST_CENTRE * deviation)) {
        return false;
      }
    }
    return true;
  }

  private double shift(int column) {
    return moments.mean(column) - fourth.centre(column);
  }

  /** What a row moves the number by, as a polynomial of its distances from the centre. */
  private double[] polynomial(SymmetricMatrix gradient) {
    double[] coefficients = new double[fourth.terms()];
    for (int i = 0; i < columns.length; i++) {
      double linear = 0;
      for (int j = 0; j < columns.length; j++) {
        double cell = gradient.at(i, j);
        double shift = shift(columns[j]);
        linear += cell * shift;
        coefficients[0] +=
            cell * (shift(columns[i]) * shift - moments.covariance(columns[i], columns[j]));
        coefficients[product(columns[i], columns[j])] += cell;
      }
      coefficients[1 + columns[i]] = -2 * linear;
    }
    return coefficients;
  }

  /** Where the product of two columns stands among the terms. */
  private int product(int a, int b) {
    int low = Math.min(a, b);
    int size = moments.columns();
    return 1 + size + low * size - low * (low + 1) / 2 + Math.max(a, b);
  }
}
