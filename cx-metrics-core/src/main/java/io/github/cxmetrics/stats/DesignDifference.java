package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;

/**
 * How much the means of two independent samples differ whose units count unequally, by weights or
 * because they come in clusters.
 *
 * <p><b>Interval and test</b> where both samples have an effective n of {@link
 * DesignInterval#ENOUGH} and scatter, the difference in linearised standard errors, judged by the
 * normal law. Otherwise those of as many units of equal weight: Newcombe's interval for shares,
 * with a test on the pooled share; adjusted Wald for net shares; Welch's t for other means.
 * <b>n</b> the units of both samples. <b>Empty data</b> value, statistic and p-value NaN with the
 * widest interval if either side is empty. <b>Symmetry</b> exchanging the samples negates the
 * result.
 *
 * <p><b>Source</b> as {@link DesignInterval}, {@link ProportionDifference#NEWCOMBE}, {@link
 * NetScoreDifference#ADJUSTED_WALD} and {@link MeanDifference#welch}.
 *
 * @since 0.1
 */
public final class DesignDifference {

  private static final String LINEARISED_LABEL = "linearised";
  private static final String NEWCOMBE_LABEL = "Newcombe hybrid score of effective n";
  private static final String WALD_LABEL = "adjusted Wald (3/4) of effective n";
  private static final String WELCH_LABEL = "Welch t of effective n";
  private static final String CLUSTERED_LABEL = "linearised Welch t";

  private DesignDifference() {}

  /**
   * The difference, first minus second.
   *
   * @param first a mean
   * @param second a mean of values of the same kind and range, of other units
   * @param level the confidence level
   * @return the difference, at most highest minus lowest either way
   * @throws IllegalArgumentException if kind or range differ
   */
  public static Difference of(DesignMean first, DesignMean second, ConfidenceLevel level) {
    requireAlike(first, second);
    Bounds bounds = Bounds.ofDifference(first.highest() - first.lowest());
    long n = Counts.sum(first.n(), second.n());
    if (first.n() == 0 || second.n() == 0) {
      return Difference.unjudged(Double.NaN, n, label(first.kind()), bounds, level);
    }
    double value = first.value() - second.value();
    if (first.isLarge() && second.isLarge()) {
      double error = Math.sqrt(first.squaredError() + second.squaredError());
      return Difference.normal(value, n, LINEARISED_LABEL, bounds, value, error, level);
    }
    return switch (first.kind()) {
      case SHARE -> newcombe(value, n, first, second, level);
      case NET -> adjustedWald(value, n, first, second, level);
      case VALUE -> welch(value, n, first, second, level);
    };
  }

  /**
   * The difference of means whose units are clusters, first minus second, by Welch's t on the
   * linearised errors; without a verdict if a side has a single cluster or neither has scatter.
   *
   * @param first a mean
   * @param second a mean of values of the same kind and range, of other clusters
   * @param level the confidence level
   * @return the difference, at most highest minus lowest either way
   * @throws IllegalArgumentException if kind or range differ
   */
  public static Difference ofClusters(DesignMean first, DesignMean second, ConfidenceLevel level) {
    requireAlike(first, second);
    Bounds bounds = Bounds.ofDifference(first.highest() - first.lowest());
    long n = Counts.sum(first.n(), second.n());
    double value = first.value() - second.value(); // NaN if a side is empty
    if (first.n() < 2 || second.n() < 2) {
      return Difference.unjudged(value, n, CLUSTERED_LABEL, bounds, level);
    }
    return MeanDifference.welch(
        value,
        n,
        new MeanDifference.MeanError(first.squaredError(), first.n() - 1.0),
        new MeanDifference.MeanError(second.squaredError(), second.n() - 1.0),
        CLUSTERED_LABEL,
        bounds,
        level);
  }

  private static void requireAlike(DesignMean first, DesignMean second) {
    if (first.kind() != second.kind() || !first.bounds().equals(second.bounds())) {
      throw new IllegalArgumentException(
          "means to be compared must be of one kind and range, was "
              + rangeOf(first)
              + " and "
              + rangeOf(second));
    }
  }

  private static String rangeOf(DesignMean mean) {
    return mean.kind() + " in " + mean.lowest() + ".." + mean.highest();
  }

  private static String label(MeanKind kind) {
    return switch (kind) {
      case SHARE -> NEWCOMBE_LABEL;
      case NET -> WALD_LABEL;
      case VALUE -> WELCH_LABEL;
    };
  }

  private static Difference newcombe(
      double value, long n, DesignMean first, DesignMean second, ConfidenceLevel level) {
    Interval a = EffectiveShare.wilson(first.value(), first.effectiveN(), level);
    Interval b = EffectiveShare.wilson(second.value(), second.effectiveN(), level);
    double down = Math.hypot(first.value() - a.low(), b.high() - second.value());
    double up = Math.hypot(a.high() - first.value(), second.value() - b.low());
    Interval interval = Bounds.ofDifference(1).between(value - down, value + up, level);
    double trials = first.effectiveN() + second.effectiveN();
    double pooled =
        first.value() * (first.effectiveN() / trials)
            + second.value() * (second.effectiveN() / trials);
    double error =
        Math.sqrt(pooled * (1 - pooled) * (1 / first.effectiveN() + 1 / second.effectiveN()));
    double statistic = value == 0 ? 0 : value / error; // without variance the shares are equal
    return new Difference(
        new Estimate(value, interval, n, NEWCOMBE_LABEL), statistic, Normal.twoSided(statistic));
  }

  private static Difference adjustedWald(
      double value, long n, DesignMean first, DesignMean second, ConfidenceLevel level) {
    NetAnswers.Moments a = first.adjustedMoments(first.effectiveN());
    NetAnswers.Moments b = second.adjustedMoments(second.effectiveN());
    double error = Math.sqrt(a.squaredError() + b.squaredError());
    return Difference.normal(
        value, n, WALD_LABEL, Bounds.ofDifference(2), a.score() - b.score(), error, level);
  }

  private static Difference welch(
      double value, long n, DesignMean first, DesignMean second, ConfidenceLevel level) {
    Bounds bounds = Bounds.ofDifference(first.highest() - first.lowest());
    double freedom1 = first.effectiveN() - 1;
    double freedom2 = second.effectiveN() - 1;
    if (freedom1 < 1 || freedom2 < 1) {
      return Difference.unjudged(value, n, WELCH_LABEL, bounds, level);
    }
    return MeanDifference.welch(
        value,
        n,
        new MeanDifference.MeanError(first.variance() / freedom1, freedom1),
        new MeanDifference.MeanError(second.variance() / freedom2, freedom2),
        WELCH_LABEL,
        bounds,
        level);
  }
}
