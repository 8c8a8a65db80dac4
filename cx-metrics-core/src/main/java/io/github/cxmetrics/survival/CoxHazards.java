package io.github.cxmetrics.survival;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The cumulative baseline hazard of each stratum at the means of the covariates, with what its
 * variance takes: per time with an event, in ascending order, the sums up to it.
 */
final class CoxHazards implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  final int columns;

  /** Where each stratum begins among the times; one more than there are strata. */
  final int[] strata;

  final double[] times;
  final double[] hazard;

  /** Sums of squares: the variance of the hazard if the coefficients were known. */
  final double[] squares;

  /** Sums of the mean covariates of those at risk times the increment of the hazard. */
  final double[] means;

  /** The last exit of each stratum, after which nothing is known. */
  final double[] ends;

  private int size;

  CoxHazards(CoxData data, TieMethod ties, double[] parameters) {
    columns = data.columns;
    strata = new int[data.strata.length];
    ends = new double[data.strata.length - 1];
    int count = countTimes(data);
    times = new double[count];
    hazard = new double[count];
    squares = new double[count];
    means = new double[count * columns];
    CoxPass pass = new CoxPass(data, false);
    TieSums sums = new TieSums();
    size = count;
    pass.run(parameters, (stratum, from, to) -> addTime(data.exit[from], pass, ties, sums));
    reverseStrata(data);
  }

  private static int countTimes(CoxData data) {
    int count = 0;
    for (int row = 0; row < data.rows; row++) {
      count += data.event[row] && isFirst(data, row) ? 1 : 0;
    }
    return count;
  }

  private static boolean isFirst(CoxData data, int row) {
    return row == 0
        || data.exit[row - 1] != data.exit[row]
        || Arrays.binarySearch(data.strata, row) >= 0;
  }

  /** Strata come first to last, the times of each last to first. */
  private void addTime(double time, CoxPass pass, TieMethod ties, TieSums sums) {
    int at = --size;
    times[at] = time;
    double m = pass.deaths;
    double scale = Math.exp(-pass.shift);
    if (ties == TieMethod.EFRON && m > 1) {
      double d0 = pass.died.s0;
      double a = Math.max(m, m * (pass.risk.s0 / d0));
      double unit = m / d0;
      sums.compute(a, m);
      hazard[at] = unit * sums.inverses * scale;
      squares[at] = unit * unit * sums.squares * scale * scale;
      for (int j = 0; j < columns; j++) {
        double common = pass.died.s1[j] / d0;
        double slope = unit * pass.risk.s1[j] - a * common;
        means[at * columns + j] = unit * (common * sums.inverses + slope * sums.squares) * scale;
      }
    } else {
      double step = m / pass.risk.s0 * scale;
      hazard[at] = step;
      squares[at] = step / pass.risk.s0 * scale;
      for (int j = 0; j < columns; j++) {
        means[at * columns + j] = step * (pass.risk.s1[j] / pass.risk.s0);
      }
    }
  }

  private void reverseStrata(CoxData data) {
    int at = 0;
    int top = times.length;
    int[] counts = new int[ends.length];
    for (int s = 0; s < ends.length; s++) {
      for (int row = data.strata[s]; row < data.strata[s + 1]; row++) {
        counts[s] += data.event[row] && isFirst(data, row) ? 1 : 0;
      }
      ends[s] = data.exit[data.strata[s + 1] - 1];
    }
    double[] oldTimes = times.clone();
    double[] oldHazard = hazard.clone();
    double[] oldSquares = squares.clone();
    double[] oldMeans = means.clone();
    for (int s = 0; s < ends.length; s++) {
      strata[s] = at;
      top -= counts[s];
      int length = counts[s];
      System.arraycopy(oldTimes, top, times, at, length);
      System.arraycopy(oldHazard, top, hazard, at, length);
      System.arraycopy(oldSquares, top, squares, at, length);
      System.arraycopy(oldMeans, top * columns, means, at * columns, length * columns);
      accumulate(at, at + length);
      at += length;
    }
    strata[ends.length] = at;
  }

  private void accumulate(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      hazard[i] += hazard[i - 1];
      squares[i] += squares[i - 1];
      for (int j = 0; j < columns; j++) {
        means[i * columns + j] += means[(i - 1) * columns + j];
      }
    }
  }

  /** The last time of a stratum that is not after a time; one before its first if there is none. */
  int indexAt(int stratum, double time) {
    int found = Arrays.binarySearch(times, strata[stratum], strata[stratum + 1], time);
    return found >= 0 ? found : -found - 2;
  }

  /** The sum up to an index, 0 before the first time. */
  double upTo(double[] sums, int stratum, int index) {
    return index < strata[stratum] ? 0 : sums[index];
  }

  double meanUpTo(int stratum, int index, int column) {
    return index < strata[stratum] ? 0 : means[index * columns + column];
  }
}
