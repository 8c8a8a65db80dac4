package io.github.cxmetrics.stats;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A symmetric matrix of variances and covariances, or of information: positive semidefinite, small,
 * and perhaps singular.
 *
 * <p>Inverses are taken of the matrix with its diagonal scaled to 1, so that the units of the
 * variables do not decide whether it is singular. <b>Cost</b> the inverse takes time of the order
 * of size<sup>3</sup>.
 *
 * @since 0.1
 */
public final class SymmetricMatrix implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* Of a matrix with unit diagonal: eigenvalues of singular matrices come out near 1e-16 times the
  size, those of variables that correlate at 0.999999 near 1e-6. */
  private static final double SMALLEST_EIGENVALUE = 1e-11;

  private final int size;
  private final double[] cells;

  private SymmetricMatrix(int size, double[] cells) {
    this.size = size;
    this.cells = cells;
  }

  /**
   * A matrix of given cells, of which the lower triangle counts.
   *
   * @param size how many rows and columns, at least 0
   * @param rows the cells row after row; copied
   * @return the matrix
   * @throws IllegalArgumentException unless there are {@code size} times {@code size} finite cells
   */
  public static SymmetricMatrix of(int size, double[] rows) {
    if (size < 0 || rows.length != (long) size * size) {
      throw new IllegalArgumentException(
          "cells of a square matrix of size " + size + " must be its square, was " + rows.length);
    }
    double[] cells = rows.clone();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double cell = cells[i * size + j];
        if (!Double.isFinite(cell)) {
          throw new IllegalArgumentException("cell of a matrix must be finite, was " + cell);
        }
        cells[j * size + i] = cell;
      }
    }
    return new SymmetricMatrix(size, cells);
  }

  /**
   * How many rows and columns there are.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * One cell.
   *
   * @param row from 0
   * @param column from 0
   * @return the cell
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public double at(int row, int column) {
    return cells[checked(row) * size + checked(column)];
  }

  private int checked(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "row and column must be in 0.." + (size - 1) + ", was " + index);
    }
    return index;
  }

  /**
   * The matrix times a column.
   *
   * @param column as many numbers as there are rows
   * @return the product
   */
  public double[] times(double[] column) {
    double[] product = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += cells[i * size + j] * column[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /**
   * A row times the matrix times the same numbers as a column: the variance of a linear
   * combination.
   *
   * @param vector as many numbers as there are rows
   * @return the product
   */
  public double quadraticForm(double[] vector) {
    double[] product = times(vector);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += vector[i] * product[i];
    }
    return sum;
  }

  /**
   * This matrix times another one times this one: a covariance that was made robust.
   *
   * @param middle a matrix of the same size
   * @return the product
   * @throws IllegalArgumentException if the size is another, or a cell of the product is not finite
   */
  public SymmetricMatrix sandwich(SymmetricMatrix middle) {
    if (middle.size != size) {
      throw new IllegalArgumentException(
          "size of the middle matrix must be " + size + ", was " + middle.size);
    }
    double[] half = new double[size * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(
          middle.times(Arrays.copyOfRange(cells, i * size, (i + 1) * size)),
          0,
          half,
          i * size,
          size);
    }
    double[] product = new double[size * size];
    for (int i = 0; i < size; i++) {
      double[] row = times(Arrays.copyOfRange(half, i * size, (i + 1) * size));
      System.arraycopy(row, 0, product, i * size, size);
    }
    return of(size, product);
  }

  /**
   * The inverse, or where the matrix is singular a generalised one: that of the part that is not.
   *
   * @return the inverse and how many dimensions it has
   */
  public Inverse inverse() {
    if (size == 0) {
      return new Inverse(this, 0);
    }
    double[] scale = new double[size];
    for (int i = 0; i < size; i++) {
      double variance = cells[i * size + i];
      scale[i] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    }
    RealMatrix correlations = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        correlations.setEntry(i, j, cells[i * size + j] * scale[i] * scale[j]);
      }
    }
    return inverse(correlations, scale);
  }

  private Inverse inverse(RealMatrix correlations, double[] scale) {
    EigenDecomposition eigen = new EigenDecomposition(correlations);
    double[] values = eigen.getRealEigenvalues();
    double smallest = SMALLEST_EIGENVALUE * Math.max(1, Arrays.stream(values).max().orElse(0));
    int rank = (int) Arrays.stream(values).filter(value -> value > smallest).count();
    RealMatrix inverted =
        rank == size
            ? new CholeskyDecomposition(correlations, 1e-9, SMALLEST_EIGENVALUE / 100)
                .getSolver()
                .getInverse()
            : ofRegularPart(eigen.getV(), values, smallest);
    double[] result = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        result[i * size + j] = inverted.getEntry(i, j) * scale[i] * scale[j];
      }
    }
    return new Inverse(of(size, result), rank);
  }

  private static RealMatrix ofRegularPart(RealMatrix vectors, double[] values, double smallest) {
    RealMatrix inverted = new Array2DRowRealMatrix(values.length, values.length);
    for (int k = 0; k < values.length; k++) {
      if (values[k] > smallest) {
        addOuter(inverted, vectors.getColumn(k), 1 / values[k]);
      }
    }
    return inverted;
  }

  private static void addOuter(RealMatrix sum, double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        sum.addToEntry(i, j, factor * vector[i] * vector[j]);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SymmetricMatrix that
        && size == that.size
        && Arrays.equals(cells, that.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  /**
   * The cells, row after row.
   *
   * @return all cells
   */
  @Override
  public String toString() {
    return size + " x " + size + " " + Arrays.toString(cells);
  }

  /**
   * The inverse of a matrix that may have been singular.
   *
   * @param matrix the inverse, or a generalised inverse if the rank is below the size
   * @param rank how many dimensions the matrix had: its size if it was regular
   * @since 0.1
   */
  public record Inverse(SymmetricMatrix matrix, int rank) implements Serializable {

    /**
     * Whether the matrix had a true inverse.
     *
     * @return true if the rank is the size
     */
    public boolean isRegular() {
      return rank == matrix.size();
    }
  }
}
