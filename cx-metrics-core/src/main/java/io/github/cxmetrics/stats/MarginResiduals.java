package io.github.cxmetrics.stats;

/**
 * What is left of a quantity when all that margins of a sample explain of it is taken away: the
 * residuals of its regression, by base weights, on the levels of the margins. The standard error of
 * a mean whose weights meet targets rests on them.
 *
 * <p>The means of the levels of one margin after the other are taken away until none is left, which
 * is the limit of the sweeps; a sum over a margin is never inverted.
 *
 * <p><b>Source</b> Deville, J.-C. and S&auml;rndal, C.-E. (1992), Calibration Estimators in Survey
 * Sampling, Journal of the American Statistical Association 87, doi:10.1080/01621459.1992.10475217.
 *
 * @since 0.1
 */
public final class MarginResiduals {

  private static final int MOST_SWEEPS = 10_000;
  private static final double SETTLED = 1e-14;

  private MarginResiduals() {}

  /**
   * What the margins explain of the means of cells.
   *
   * @param means by cell, the mean of the quantity; not looked at where the base is 0
   * @param bases by cell, the sum of the base weights of its answers
   * @param levels by margin and cell, the level of the cell, from 0
   * @return by cell, what is to be taken from the quantity
   */
  public static double[] explained(double[] means, double[] bases, int[][] levels) {
    double[] left = means.clone();
    double settled = SETTLED * largest(means, bases);
    double moved = Double.POSITIVE_INFINITY;
    for (int sweep = 0; sweep < MOST_SWEEPS && moved > settled; sweep++) {
      moved = 0;
      for (int[] levelOfCell : levels) {
        moved = Math.max(moved, takeMeans(left, bases, levelOfCell));
      }
    }
    double[] explained = new double[means.length];
    for (int cell = 0; cell < means.length; cell++) {
      explained[cell] = bases[cell] > 0 ? means[cell] - left[cell] : 0;
    }
    return explained;
  }

  private static double largest(double[] means, double[] bases) {
    double largest = 0;
    for (int cell = 0; cell < means.length; cell++) {
      largest = Math.max(largest, bases[cell] > 0 ? Math.abs(means[cell]) : 0);
    }
    return largest;
  }

  private static double takeMeans(double[] left, double[] bases, int[] levelOfCell) {
    int most = 0;
    for (int level : levelOfCell) {
      most = Math.max(most, level);
    }
    double[] sums = new double[most + 1];
    double[] totals = new double[most + 1];
    for (int cell = 0; cell < left.length; cell++) {
      if (bases[cell] > 0) {
        sums[levelOfCell[cell]] += bases[cell] * left[cell];
        totals[levelOfCell[cell]] += bases[cell];
      }
    }
    double moved = 0;
    for (int cell = 0; cell < left.length; cell++) {
      if (bases[cell] > 0) {
        double mean = sums[levelOfCell[cell]] / totals[levelOfCell[cell]];
        left[cell] -= mean;
        moved = Math.max(moved, Math.abs(mean));
      }
    }
    return moved;
  }
}
