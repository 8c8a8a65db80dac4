package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * What the mean of a part of a sample rests on, where units may count unequally: enough to tell how
 * the mean, and the share of the part in the whole, would vary from sample to sample.
 *
 * <p><b>n</b> the units. <b>Empty data</b> all components 0. <b>Rejects</b> what no units can have,
 * with {@link IllegalArgumentException}.
 *
 * @param n how many units there are
 * @param weight the sum of their weights; {@code n} if they count equally
 * @param sum the sum of weight times value
 * @param squaredWeights the sum of squared weights
 * @param deviations the sum of squared weight times deviation from the mean; 0 if they count
 *     equally
 * @param squares the sum of squared weight times squared deviation from the mean
 * @since 0.1
 */
public record MeanSums(
    long n, double weight, double sum, double squaredWeights, double deviations, double squares)
    implements Serializable {

  /** Deviations below this part of the mean are those of rounding. */
  private static final double ROUNDING = 1e-13;

  private static final String SHARE_LABEL = "Wilson of effective n";

  /** No units. */
  public static final MeanSums NONE = new MeanSums(0, 0, 0, 0, 0, 0);

  /**
   * Checks what holds for all units.
   *
   * @param n as the record component
   * @param weight as the record component
   * @param sum as the record component
   * @param squaredWeights as the record component
   * @param deviations as the record component
   * @param squares as the record component
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public MeanSums {
    Counts.check("n", n);
    checkPositive("sum of weights", weight, n);
    checkPositive("sum of squared weights", squaredWeights, n);
    checkFinite("sum of values", sum);
    checkFinite("sum of deviations", deviations);
    MeanInterval.checkVariance("sum of squared deviations", squares);
  }

  private static void checkPositive(String what, double value, long n) {
    if (n == 0 ? value != 0 : !(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          what
              + " must be "
              + (n == 0 ? "0 without units" : "finite and above 0")
              + ", was "
              + value);
    }
  }

  private static void checkFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " must be finite, was " + value);
    }
  }

  /**
   * The sums of counted values.
   *
   * @param values the values
   * @param counts how many units have each value
   * @return their sums
   * @throws IllegalArgumentException if there is not one count for each value, or one is negative
   */
  public static MeanSums ofCounts(List<Double> values, List<Long> counts) {
    double[] weights = counts.stream().mapToDouble(Long::doubleValue).toArray();
    return of(values, counts, weights, weights);
  }

  /**
   * The sums of weighted values. A value whose units all weigh 0 does not count.
   *
   * @param values the values
   * @param counts how many units have each value
   * @param weights the sum of the weights of these units
   * @param squaredWeights the sum of their squared weights
   * @return their sums
   * @throws IllegalArgumentException if there is not one of each for each value, or one is out of
   *     its range
   */
  public static MeanSums of(
      List<Double> values, List<Long> counts, double[] weights, double[] squaredWeights) {
    checkLength("counts", counts.size(), values);
    checkLength("weights", weights.length, values);
    checkLength("squared weights", squaredWeights.length, values);
    long n = 0;
    double weight = 0;
    double sum = 0;
    double squaredWeight = 0;
    for (int i = 0; i < weights.length; i++) {
      long count = counts.get(i);
      Counts.check("count of a value", count);
      MeanInterval.checkVariance("weight of a value", weights[i]);
      MeanInterval.checkVariance("squared weight of a value", squaredWeights[i]);
      if (weights[i] > 0) {
        n = Counts.sum(n, count);
        weight += weights[i];
        sum += weights[i] * values.get(i);
        squaredWeight += squaredWeights[i];
      }
    }
    if (n == 0) {
      return NONE;
    }
    double deviations = 0;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double deviation = values.get(i) - sum / weight;
      deviations += squaredWeights[i] * deviation;
      squares += squaredWeights[i] * deviation * deviation;
    }
    return new MeanSums(n, weight, sum, squaredWeight, deviations, squares);
  }

  private static void checkLength(String what, int length, List<Double> values) {
    if (length != values.size()) {
      throw new IllegalArgumentException(
          what + " must be one for each of " + values.size() + " values, was " + length);
    }
  }

  /**
   * The sums of all units of some parts, which share none.
   *
   * @param parts the parts
   * @return the sums of the whole
   */
  public static MeanSums total(Collection<MeanSums> parts) {
    long n = 0;
    double weight = 0;
    double sum = 0;
    for (MeanSums part : parts) {
      n = Counts.sum(n, part.n);
      weight += part.weight;
      sum += part.sum;
    }
    if (n == 0) {
      return NONE;
    }
    Spread all = Spread.NONE;
    for (MeanSums part : parts) {
      if (part.n > 0) {
        all = all.plus(part.spread().movedBy(part.mean() - sum / weight));
      }
    }
    return new MeanSums(
        n, weight, sum, all.squaredWeights(), all.deviations(), Math.max(0, all.squares()));
  }

  /**
   * The mean with what its uncertainty rests on.
   *
   * @param kind which values the mean is taken of
   * @param lowest the lowest value possible
   * @param highest the highest value possible
   * @return the mean; not defined without units
   */
  public DesignMean mean(MeanKind kind, double lowest, double highest) {
    return n == 0
        ? new DesignMean(kind, lowest, highest, 0, 0, 0, 0, 0)
        : new DesignMean(
            kind,
            lowest,
            highest,
            n,
            mean(),
            squares / squaredWeights,
            n == 1 ? 0 : squares / weight / weight * n / (n - 1),
            effectiveN());
  }

  /**
   * The share of these units in a whole that contains them, by weight, with the Wilson interval of
   * the effective n of the whole.
   *
   * @param whole all units
   * @param level the confidence level
   * @return in [0, 1], its n that of the whole; not defined without units
   * @throws IllegalArgumentException if the whole weighs less than these units
   */
  public Estimate shareOf(MeanSums whole, ConfidenceLevel level) {
    if (n > whole.n || weight > whole.weight * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "whole must contain its part, was "
              + whole.n
              + " units of weight "
              + whole.weight
              + " and "
              + n
              + " of weight "
              + weight);
    }
    if (whole.n == 0) {
      return new Estimate(Double.NaN, Bounds.SHARE.all(level), 0, SHARE_LABEL);
    }
    double share = Math.min(1, weight / whole.weight);
    return new Estimate(
        share, EffectiveShare.wilson(share, whole.effectiveN(), level), whole.n, SHARE_LABEL);
  }

  /** How many units of equal weight are as informative (Kish); needs a unit. */
  double effectiveN() {
    return EffectiveN.of(n, weight, squaredWeights);
  }

  /** Needs a unit. */
  double mean() {
    return sum / weight;
  }

  /** Whether values differ by more than rounding. */
  boolean hasSpread() {
    double rounding = n == 0 ? 0 : ROUNDING * mean();
    return squares > rounding * rounding * squaredWeights;
  }

  boolean countsEqually() {
    return weight == n && squaredWeights == n;
  }

  Spread spread() {
    return new Spread(squaredWeights, deviations, squares);
  }

  /**
   * How values spread around some centre: the sums of squared weight times deviation to the powers
   * 0, 1 and 2.
   */
  record Spread(double squaredWeights, double deviations, double squares) {

    static final Spread NONE = new Spread(0, 0, 0);

    Spread plus(Spread other) {
      return new Spread(
          squaredWeights + other.squaredWeights,
          deviations + other.deviations,
          squares + other.squares);
    }

    /** The same values around a centre that is lower by {@code step}. */
    Spread movedBy(double step) {
      return new Spread(
          squaredWeights,
          deviations + squaredWeights * step,
          squares + 2 * deviations * step + squaredWeights * step * step);
    }

    /** The sum of squared weight times the square of {@code constant + slope * deviation}. */
    double ofLine(double constant, double slope) {
      double sum =
          constant * constant * squaredWeights
              + 2 * constant * slope * deviations
              + slope * slope * squares;
      return Math.max(0, sum); // below 0 by rounding only
    }
  }
}
