package io.github.cxmetrics.stats;

import java.util.Arrays;

/**
 * One margin of a sample: the level of each cell and the total weight each level is to have. Its
 * working arrays serve sweep after sweep.
 */
final class RakedMargin {

  private final int[] levelOfCell;
  private final double[] targets;
  private final double[] sums;
  private final double[] factors;
  private final double[] atCap;
  private final double[] atCapBefore;

  RakedMargin(int[] levelOfCell, double[] targets) {
    this.levelOfCell = levelOfCell.clone();
    this.targets = targets.clone();
    this.sums = new double[targets.length];
    this.factors = new double[targets.length];
    this.atCap = new double[targets.length];
    this.atCapBefore = new double[targets.length];
  }

  int levels() {
    return targets.length;
  }

  double target(int level) {
    return targets[level];
  }

  double total() {
    return Arrays.stream(targets).sum();
  }

  boolean isUnwanted(int cell) {
    return targets[levelOfCell[cell]] == 0;
  }

  /** How many answers with a weight stand on each level. */
  double[] answers(double[] counts, double[] weights) {
    double[] answers = new double[targets.length];
    for (int cell = 0; cell < counts.length; cell++) {
      answers[levelOfCell[cell]] += weights[cell] > 0 ? counts[cell] : 0;
    }
    return answers;
  }

  /**
   * Multiplies the weights of each level so that they, none of them counted as more than the cap,
   * have its target as their total.
   */
  void meet(double[] counts, double[] weights, double cap) {
    sum(counts, weights);
    for (int level = 0; level < sums.length; level++) {
      factors[level] = targets[level] == 0 ? 0 : targets[level] / sums[level];
    }
    if (cap < Double.POSITIVE_INFINITY) {
      Arrays.fill(atCapBefore, 0);
      while (raiseFactors(counts, weights, cap)) {
        System.arraycopy(atCap, 0, atCapBefore, 0, atCap.length);
      }
    }
    for (int cell = 0; cell < counts.length; cell++) {
      weights[cell] *= factors[levelOfCell[cell]];
    }
  }

  private void sum(double[] counts, double[] weights) {
    Arrays.fill(sums, 0);
    for (int cell = 0; cell < counts.length; cell++) {
      sums[levelOfCell[cell]] += counts[cell] * weights[cell];
    }
  }

  /**
   * What cells at the cap cannot take goes to the others of their level in proportion. That may put
   * more of them at the cap, but takes none away from it, so that the search ends.
   */
  private boolean raiseFactors(double[] counts, double[] weights, double cap) {
    Arrays.fill(sums, 0);
    Arrays.fill(atCap, 0);
    for (int cell = 0; cell < counts.length; cell++) {
      int level = levelOfCell[cell];
      if (weights[cell] * factors[level] > cap) {
        atCap[level] += counts[cell];
      } else {
        sums[level] += counts[cell] * weights[cell];
      }
    }
    boolean raised = false;
    for (int level = 0; level < sums.length; level++) {
      double factor = (targets[level] - cap * atCap[level]) / sums[level];
      if (atCap[level] > atCapBefore[level] && factor > factors[level]) {
        factors[level] = factor;
        raised = Double.isFinite(factor);
      }
    }
    return raised;
  }

  /** The level farthest from its target in parts of it; {@link #error} tells how far. */
  int worstLevel(double[] counts, double[] weights, double cap) {
    Arrays.fill(sums, 0);
    for (int cell = 0; cell < counts.length; cell++) {
      sums[levelOfCell[cell]] += counts[cell] * Math.min(cap, weights[cell]);
    }
    int worst = 0;
    for (int level = 1; level < sums.length; level++) {
      worst = error(level) > error(worst) ? level : worst;
    }
    return worst;
  }

  double error(int level) {
    return targets[level] == 0 ? 0 : Math.abs(sums[level] - targets[level]) / targets[level];
  }
}
