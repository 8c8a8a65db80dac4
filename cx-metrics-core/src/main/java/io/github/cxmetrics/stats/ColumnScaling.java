package io.github.cxmetrics.stats;

import java.io.Serial;
import java.io.Serializable;

/**
 * Means and standard deviations of the columns of a table of rows that stand for several, by which
 * a regression centres and scales its covariates.
 *
 * @since 0.1
 */
public final class ColumnScaling implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* Below it, relative to the largest value, the spread is that of rounding. */
  private static final double CONSTANT = 1e-13;

  private final double[] means;
  private final double[] deviations;

  private ColumnScaling(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * The scaling of a table.
   *
   * @param columns how many columns there are
   * @param cells the cells, row after row, finite
   * @param counts how many each row stands for, at least 0; the cells of rows with 0 do not matter
   * @return the scaling
   */
  public static ColumnScaling of(int columns, double[] cells, double[] counts) {
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    double total = 0;
    for (double count : counts) {
      total += count;
    }
    for (int j = 0; j < columns; j++) {
      double largest = 0;
      for (int i = 0; i < counts.length; i++) {
        largest = counts[i] > 0 ? Math.max(largest, Math.abs(cells[i * columns + j])) : largest;
      }
      double mean = 0;
      for (int i = 0; i < counts.length; i++) {
        mean += counts[i] / total * cells[i * columns + j];
      }
      double unit = largest == 0 ? 1 : largest;
      double squares = 0;
      for (int i = 0; i < counts.length; i++) {
        double off = (cells[i * columns + j] - mean) / unit;
        squares += counts[i] > 0 ? counts[i] / total * off * off : 0;
      }
      double deviation = Math.sqrt(squares);
      boolean constant = !(deviation > CONSTANT) || !Double.isFinite(deviation * unit);
      means[j] = Double.isFinite(mean) ? mean : 0;
      deviations[j] = constant ? 0 : deviation * unit;
    }
    return new ColumnScaling(means, deviations);
  }

  /**
   * The mean of a column.
   *
   * @param column from 0
   * @return a finite number
   */
  public double mean(int column) {
    return means[column];
  }

  /**
   * The standard deviation of a column, with the number of rows as divisor.
   *
   * @param column from 0
   * @return a finite number; 0 if the column is constant but for rounding
   */
  public double deviation(int column) {
    return deviations[column];
  }

  /**
   * A value of a column in standard deviations from the mean.
   *
   * @param column from 0
   * @param value the value
   * @return 0 if the column is constant
   */
  public double scaled(int column, double value) {
    return deviations[column] == 0 ? 0 : (value - means[column]) / deviations[column];
  }

  /**
   * A coefficient or its standard error in the unit of the column.
   *
   * @param column from 0
   * @param coefficient per standard deviation
   * @return per unit
   */
  public double perUnit(int column, double coefficient) {
    return deviations[column] == 0 ? 0 : coefficient / deviations[column];
  }
}
