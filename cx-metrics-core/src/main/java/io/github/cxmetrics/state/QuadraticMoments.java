package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What is needed to sum the square of any quadratic polynomial over weighted rows that are gone:
 * the moments of their columns up to the fourth, around a fixed centre.
 *
 * <p>Of each row the vector v holds 1, the columns less their centre, and the products of each two
 * of these; kept is the sum of w<sup>2</sup> v v' over rows of weight w. The squared value of the
 * polynomial g'v, times w<sup>2</sup>, then sums to g' (sum) g. That is how the variance of a
 * statistic made of variances and covariances is estimated without assuming a law for the rows.
 *
 * <p>The centre should lie within some standard deviations of the mean: fourth powers of the
 * distance between the two are what is lost in rounding. <b>Merge</b> as sums of doubles, to about
 * 1e-13 of the largest. <b>Rejects</b> nothing, as {@link CoMoments}. <b>Cost</b> of q columns
 * {@code (1 + q + q (q + 1) / 2)}<sup>2</sup>{@code / 2} numbers of 8 bytes: 25 KB for 11, 94 KB
 * for 16; an addition passes over them once and allocates nothing. <b>Wire</b> the sums as raw
 * bits, row after row from the diagonal on.
 *
 * @since 0.1
 */
public final class QuadraticMoments implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* What is read may be rounded many times; what is forged is farther off. */
  private static final double LARGEST_ROUNDING = 1e-6;

  private final double[] centre;
  private final double[] terms;
  private final double[] sums;

  /**
   * Moments of no rows.
   *
   * @param centre for each column the number that is taken from it; copied
   */
  public QuadraticMoments(double[] centre) {
    this(centre.clone(), new double[CoMoments.triangle(termCount(centre.length))]);
  }

  private QuadraticMoments(double[] centre, double[] sums) {
    this.centre = centre;
    this.sums = sums;
    terms = new double[termCount(centre.length)];
    terms[0] = 1;
  }

  private static int termCount(int columns) {
    return 1 + columns + CoMoments.triangle(columns);
  }

  /**
   * How many terms a quadratic polynomial has.
   *
   * @return one, one for each column, one for each two columns
   */
  public int terms() {
    return terms.length;
  }

  /**
   * Adds a row.
   *
   * @param row its columns, finite
   * @param weight its weight, finite and above 0
   */
  public void add(double[] row, double weight) {
    int columns = centre.length;
    for (int a = 0; a < columns; a++) {
      terms[1 + a] = row[a] - centre[a];
    }
    int term = 1 + columns;
    for (int a = 0; a < columns; a++) {
      for (int b = a; b < columns; b++) {
        terms[term++] = terms[1 + a] * terms[1 + b];
      }
    }
    addTerms(weight * weight);
  }

  /** The inner loop runs over neighbours in both arrays, which the compiler turns into vectors. */
  private void addTerms(double factor) {
    int diagonal = 0;
    for (int i = 0; i < terms.length; i++) {
      double scaled = factor * terms[i];
      int row = diagonal - i;
      for (int j = i; j < terms.length; j++) {
        sums[row + j] += scaled * terms[j];
      }
      diagonal += terms.length - i;
    }
  }

  /**
   * Adds all rows of another state.
   *
   * @param other of the same centre; it is left as it was; may be this one
   */
  public void merge(QuadraticMoments other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
  }

  /**
   * An independent state with the same content.
   *
   * @return a copy
   */
  public QuadraticMoments copy() {
    return new QuadraticMoments(centre, sums.clone());
  }

  /**
   * The centre of a column.
   *
   * @param column from 0
   * @return what is taken from each of its values
   */
  public double centre(int column) {
    return centre[column];
  }

  /**
   * The sum of the squares of a polynomial's values, each times the square of its row's weight.
   *
   * @param coefficients first the constant, then one a column, then one for each two columns: first
   *     with first to last, second with second to last, and so on
   * @return the sum, of whole squares and so at least 0 but for rounding; infinite where no double
   *     holds it
   */
  public double sumOfSquares(double[] coefficients) {
    double sum = 0;
    int at = 0;
    for (int i = 0; i < terms.length; i++) {
      double row = coefficients[i] * sums[at++] / 2;
      for (int j = i + 1; j < terms.length; j++) {
        row += coefficients[j] * sums[at++];
      }
      sum += 2 * coefficients[i] * row;
    }
    return sum;
  }

  /**
   * Writes the state.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    FiniteNumbers.write(out, sums);
  }

  /**
   * Reads a state of the same centre as this one.
   *
   * @param in where to read
   * @return a new state
   * @throws StateFormatException if the bytes are not such a state
   */
  public QuadraticMoments readFrom(StateReader in) {
    QuadraticMoments read = new QuadraticMoments(centre);
    FiniteNumbers.read(in, read.sums, "sum of products");
    int diagonal = 0;
    for (int i = 0; i < terms.length; i++) {
      FiniteNumbers.requireNotNegative(read.sums[diagonal], "sum of squares");
      diagonal += terms.length - i;
    }
    return read;
  }

  /**
   * Checks what was read against what rows can sum to, so that no sum of such states and no product
   * of its numbers is beyond what a double holds.
   *
   * @param squaredWeights the sum of the squares of the weights
   * @param reach for each column how far its values can be from the centre
   * @throws StateFormatException if a sum is larger than that of rows at the far end, or than the
   *     sums of squares of its two terms allow
   */
  public void requirePossible(double squaredWeights, double[] reach) {
    double[] farthest = new double[terms.length];
    farthest[0] = 1;
    System.arraycopy(reach, 0, farthest, 1, reach.length);
    int term = 1 + reach.length;
    for (int a = 0; a < reach.length; a++) {
      for (int b = a; b < reach.length; b++) {
        farthest[term++] = reach[a] * reach[b];
      }
    }
    for (int i = 0; i < terms.length; i++) {
      requireAtMost(sums[diagonal(i)], squaredWeights * farthest[i] * farthest[i]);
      for (int j = i + 1; j < terms.length; j++) {
        requireAtMost(Math.abs(sums[diagonal(i) + j - i]), root(i) * root(j));
      }
    }
  }

  /** Squares may have become too small for a double where products have not. */
  private double root(int term) {
    return Math.sqrt(Math.max(Double.MIN_NORMAL, sums[diagonal(term)]));
  }

  private int diagonal(int term) {
    return term * terms.length - CoMoments.triangle(term) + term;
  }

  private static void requireAtMost(double size, double limit) {
    if (!(size <= limit * (1 + LARGEST_ROUNDING) + Double.MIN_NORMAL)) {
      throw new StateFormatException(
          "sum of products must be at most " + limit + " in size, was " + size);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuadraticMoments that
        && Arrays.equals(centre, that.centre)
        && Arrays.equals(sums, that.sums);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sums);
  }

  /**
   * The state in words.
   *
   * @return for example {@code moments up to the fourth around [3.0, 3.0]}
   */
  @Override
  public String toString() {
    return "moments up to the fourth around " + Arrays.toString(centre);
  }
}
