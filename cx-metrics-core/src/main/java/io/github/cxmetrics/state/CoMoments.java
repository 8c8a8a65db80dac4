package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Means, variances and covariances of the columns of weighted rows, in one pass: how many rows, the
 * sum of their weights, the mean of each column, and for each two columns the sum of the products
 * of what is above or below their means.
 *
 * <p><b>Merge</b> not exact, as numbers are rounded: parts merged in any order and tree agree with
 * one pass to 1e-12, of the standard deviations of the two columns for a sum of products, and of
 * the size of its values for a mean. <b>Rejects</b> nothing: callers see to it that values are
 * finite and weights finite and above 0, both far from the ends of what a double holds. <b>Cost</b>
 * 8 bytes for each column and for each two of them; adding allocates nothing. <b>Wire</b> rows as a
 * count, then as raw bits: weights, their squares, the means, and the products row after row from
 * the diagonal on.
 *
 * <p><b>Source</b> West, D. H. D. (1979), Updating Mean and Variance Estimates: An Improved Method,
 * doi:10.1145/359146.359153; Chan, T. F., Golub, G. H. and LeVeque, R. J. (1983), Algorithms for
 * Computing the Sample Variance, doi:10.1080/00031305.1983.10483115.
 *
 * @since 0.1
 */
public final class CoMoments implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* What is read may be rounded many times; what is forged is farther off. */
  private static final double LARGEST_ROUNDING = 1e-6;
  private static final double SMALLEST_PIVOT = 1e-9;

  private final int columns;
  private long rows;
  private double weight;
  private double squaredWeights;
  private final double[] means;
  private final double[] products;
  private final double[] deviations;

  /**
   * Moments of no rows.
   *
   * @param columns how many columns a row has, at least 1
   */
  public CoMoments(int columns) {
    this(columns, new double[columns], new double[triangle(columns)]);
  }

  private CoMoments(int columns, double[] means, double[] products) {
    this.columns = columns;
    this.means = means;
    this.products = products;
    deviations = new double[columns];
  }

  static int triangle(int size) {
    return size * (size + 1) / 2;
  }

  /**
   * Adds a row.
   *
   * @param row its columns, finite
   * @param rowWeight its weight, finite and above 0
   */
  public void add(double[] row, double rowWeight) {
    double before = weight;
    rows++;
    weight += rowWeight;
    squaredWeights += rowWeight * rowWeight;
    double part = rowWeight / weight;
    for (int a = 0; a < columns; a++) {
      deviations[a] = row[a] - means[a];
      means[a] += deviations[a] * part;
    }
    addDeviations(part * before);
  }

  /** The part of a product that means which moved leave to each two columns. */
  private void addDeviations(double factor) {
    int at = 0;
    for (int a = 0; a < columns; a++) {
      double scaled = factor * deviations[a];
      for (int b = a; b < columns; b++) {
        products[at++] += scaled * deviations[b];
      }
    }
  }

  /**
   * Adds all rows of another state.
   *
   * @param other as many columns; it is left as it was; may be this one
   * @throws ArithmeticException if there would be more than 2<sup>62</sup> rows; nothing changes
   *     then
   */
  public void merge(CoMoments other) {
    if (other.rows == 0) {
      return;
    }
    rows = Tally.addCounts(rows, other.rows);
    double before = weight;
    double added = other.weight;
    weight = before + added;
    squaredWeights += other.squaredWeights;
    for (int a = 0; a < columns; a++) {
      deviations[a] = other.means[a] - means[a];
      means[a] += deviations[a] * (added / weight);
    }
    for (int at = 0; at < products.length; at++) {
      products[at] += other.products[at];
    }
    addDeviations(added / weight * before);
  }

  /**
   * An independent state with the same content.
   *
   * @return a copy
   */
  public CoMoments copy() {
    CoMoments copy = new CoMoments(columns, means.clone(), products.clone());
    copy.rows = rows;
    copy.weight = weight;
    copy.squaredWeights = squaredWeights;
    return copy;
  }

  /**
   * How many columns a row has.
   *
   * @return at least 1
   */
  public int columns() {
    return columns;
  }

  /**
   * How many rows there are.
   *
   * @return at least 0
   */
  public long rows() {
    return rows;
  }

  /**
   * The sum of the weights.
   *
   * @return 0 without rows
   */
  public double weight() {
    return weight;
  }

  /**
   * The sum of the squares of the weights.
   *
   * @return 0 without rows
   */
  public double squaredWeights() {
    return squaredWeights;
  }

  /**
   * The weighted mean of a column.
   *
   * @param column from 0
   * @return 0 without rows
   */
  public double mean(int column) {
    return means[column];
  }

  /**
   * The weighted covariance of two columns, or the variance of one, with the weights as the
   * divisor.
   *
   * @param a a column, from 0
   * @param b a column, from 0
   * @return 0 without rows
   */
  public double covariance(int a, int b) {
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    return rows == 0 ? 0 : products[low * columns - triangle(low) + high] / weight;
  }

  /**
   * Writes the state.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    out.writeCount(rows);
    out.writeDouble(weight);
    out.writeDouble(squaredWeights);
    FiniteNumbers.write(out, means);
    FiniteNumbers.write(out, products);
  }

  /**
   * Reads a state of as many columns as this one.
   *
   * @param in where to read
   * @return a new state
   * @throws StateFormatException if the bytes are not such a state
   */
  public CoMoments readFrom(StateReader in) {
    CoMoments read = new CoMoments(columns);
    read.rows = in.readCount(0, Tally.MOST, "number of rows");
    read.weight = FiniteNumbers.read(in, "sum of weights");
    read.squaredWeights = FiniteNumbers.read(in, "sum of squared weights");
    FiniteNumbers.read(in, read.means, "mean");
    FiniteNumbers.read(in, read.products, "sum of products");
    read.requirePossible();
    return read;
  }

  private void requirePossible() {
    if (rows == 0) {
      FiniteNumbers.requireZero(weight, "sum of weights without rows");
      FiniteNumbers.requireZero(squaredWeights, "sum of squared weights without rows");
      FiniteNumbers.requireZero(means, "mean without rows");
      FiniteNumbers.requireZero(products, "sum of products without rows");
    } else if (!(weight > 0 && squaredWeights > 0)) {
      throw new StateFormatException(
          "sums of weights must be above 0, was " + weight + " and " + squaredWeights);
    }
    requireSemidefinite();
  }

  /**
   * No column and no combination of columns has a negative sum of squares: each column in turn is
   * taken from those after it, unless rounding is all that is left of it.
   */
  private void requireSemidefinite() {
    double[] left = products.clone();
    for (int a = 0; a < columns; a++) {
      int row = a * columns - triangle(a);
      double whole = products[row + a];
      FiniteNumbers.requireNotNegative(whole, "sum of squares");
      if (left[row + a] < -LARGEST_ROUNDING * whole) {
        throw new StateFormatException("sums of products must be possible, was " + this);
      }
      for (int b = a + 1; b < columns; b++) {
        int below = b * columns - triangle(b);
        requireLimit(products[row + b], whole, products[below + b]);
        if (left[row + a] > SMALLEST_PIVOT * whole) {
          double slope = left[row + b] / left[row + a];
          for (int c = b; c < columns; c++) {
            left[below + c] -= slope * left[row + c];
          }
        }
      }
    }
  }

  private void requireLimit(double product, double squares, double otherSquares) {
    double limit = Math.sqrt(squares) * Math.sqrt(otherSquares) * (1 + LARGEST_ROUNDING);
    if (Math.abs(product) > limit) {
      throw new StateFormatException(
          "sum of products must be at most " + limit + " in size, was " + product);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoMoments that
        && rows == that.rows
        && weight == that.weight
        && squaredWeights == that.squaredWeights
        && Arrays.equals(means, that.means)
        && Arrays.equals(products, that.products);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(rows) + Arrays.hashCode(products);
  }

  /**
   * The state in words.
   *
   * @return for example {@code 20 rows of weight 20.0 with means [4.1, 3.9]}
   */
  @Override
  public String toString() {
    return rows + " rows of weight " + weight + " with means " + Arrays.toString(means);
  }
}
