package io.github.cxmetrics.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Keeps single weights from counting too much: no weight above a multiple of their mean. What is
 * cut off is given to the other weights in proportion to them, so that the total stays; weights
 * that are lifted above the cap by that are cut too, until none is above it.
 *
 * <p>Weights are given with how many units have each, so that a cell of many answers is one entry.
 * The mean is that of the weights above 0. <b>Rejects</b> with {@link IllegalArgumentException} a
 * factor below 1, with which no weights have that mean, and weights or counts that are negative or
 * not finite. <b>Cost</b> a sort of the weights.
 *
 * <p><b>Source</b> Potter, F. J. (1990), A Study of Procedures to Identify and Trim Extreme
 * Sampling Weights, Proceedings of the Section on Survey Research Methods, American Statistical
 * Association; the surplus goes to the others as weights are rescaled there.
 *
 * @param factor how many times the mean a weight may be, at least 1
 * @since 0.1
 */
public record WeightCap(double factor) {

  /**
   * Checks the factor.
   *
   * @param factor as the record component
   * @throws IllegalArgumentException if it is below 1 or not finite
   */
  public WeightCap {
    if (!(factor >= 1) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException(
          "weight cap must be at least 1 times the mean weight, was " + factor);
    }
  }

  /**
   * A cap.
   *
   * @param factor how many times the mean a weight may be, at least 1
   * @return the cap
   * @throws IllegalArgumentException if it is below 1 or not finite
   */
  public static WeightCap atMost(double factor) {
    return new WeightCap(factor);
  }

  /**
   * The weights under the cap, of units that have a weight each.
   *
   * @param weights finite and at least 0
   * @return new weights with the same total
   * @throws IllegalArgumentException if a weight is out of its range
   */
  public CappedWeights cap(double[] weights) {
    long[] counts = new long[weights.length];
    Arrays.fill(counts, 1);
    return cap(weights, counts);
  }

  /**
   * The weights under the cap.
   *
   * @param weights finite and at least 0
   * @param counts how many units have each weight
   * @return new weights with the same total over all units
   * @throws IllegalArgumentException if the arrays differ in length or a number is out of its range
   */
  public CappedWeights cap(double[] weights, long[] counts) {
    if (weights.length != counts.length) {
      throw new IllegalArgumentException(
          "weights must have a count each, was " + weights.length + " and " + counts.length);
    }
    Integer[] order = inDescendingOrder(weights, counts);
    double[] below = new double[order.length + 1]; // the weight of an entry and all smaller ones
    double units = 0;
    for (int i = order.length - 1; i >= 0; i--) {
      below[i] = below[i + 1] + weights[order[i]] * counts[order[i]];
      units += counts[order[i]];
    }
    if (units == 0) {
      return new CappedWeights(weights, 0, 0);
    }
    double limit = factor * (below[0] / units);
    double scale = 1;
    long capped = 0;
    int cut = 0;
    while (cut < order.length && weights[order[cut]] * scale > limit) {
      capped += counts[order[cut]];
      cut++;
      scale = cut == order.length ? 1 : Math.max(1, (below[0] - limit * capped) / below[cut]);
    }
    double[] result = weights.clone();
    for (int i = 0; i < order.length; i++) {
      result[order[i]] = i < cut ? limit : Math.min(limit, weights[order[i]] * scale);
    }
    return new CappedWeights(result, limit, capped);
  }

  /** The entries that count, largest weight first. */
  private static Integer[] inDescendingOrder(double[] weights, long[] counts) {
    Integer[] order = new Integer[weights.length];
    int size = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
        throw new IllegalArgumentException(
            "weight must be finite and at least 0, was " + weights[i]);
      }
      Counts.check("number of units of a weight", counts[i]);
      if (weights[i] > 0 && counts[i] > 0) {
        order[size++] = i;
      }
    }
    Integer[] sorted = Arrays.copyOf(order, size);
    Arrays.sort(sorted, Comparator.comparingDouble(i -> -weights[i]));
    return sorted;
  }
}
