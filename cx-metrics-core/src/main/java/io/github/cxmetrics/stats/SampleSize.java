package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;

/**
 * How many answers are needed, before they are collected.
 *
 * <p>Every result is rounded up and is at least 1. Answers means answers: divide by the expected
 * response rate to get invitations. Results above 1e15 are rejected with {@link
 * IllegalArgumentException}, as is every argument out of its range.
 *
 * @since 0.1
 */
public final class SampleSize {

  private static final double MOST = 1e15; // where the half-width no longer tells n from n + 1

  private SampleSize() {}

  /**
   * Answers needed so that the half-width of the {@linkplain ProportionInterval#WILSON Wilson}
   * interval for a share is at most a margin.
   *
   * <p>The textbook formula z^2 p (1 - p) / margin^2 asks for some z^2 answers more near a share of
   * 1/2 (385 where this says 381) and for too few near 0 and 1, where the Wald interval it belongs
   * to is too short. Source: the half-width in Wilson (1927), doi:10.1080/01621459.1927.10502953,
   * solved for n.
   *
   * @param share the share expected, in [0, 1]; 0.5 is the worst case
   * @param margin the half-width wanted, strictly between 0 and 1
   * @param level the confidence level
   * @return the least such number of answers, at least 1
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static long forProportionMargin(double share, double margin, ConfidenceLevel level) {
    checkShare("share", share);
    checkOpen("margin", margin);
    // z sqrt(n v + z^2 / 4) = m (n + z^2), squared: a quadratic in n + z^2
    double z2 = square(Normal.quantile(level));
    double variance = share * (1 - share);
    double m2 = margin * margin;
    double root = Math.sqrt(square(variance) + m2 * (1 - 4 * variance));
    return answers(z2 * ((variance + root) / (2 * m2) - 1));
  }

  /**
   * Answers needed so that the half-width of the interval for a net score is at most a margin.
   *
   * <p>n = z^2 V / margin^2, the Wald formula. {@link NetScoreInterval#TANGO} keeps the margin for
   * variances of 1/2 and more, below that it is a little wider. Typical Net Promoter Score
   * variances are 0.5 to 0.7; 1 is the worst case.
   *
   * @param variance the variance of one answer, (p + d) - (p - d)^2 for shares p and d of positive
   *     and negative answers, in (0, 1]
   * @param margin the half-width wanted as a fraction (0.05 for 5 points), strictly between 0 and 1
   * @param level the confidence level
   * @return the least such number of answers, at least 1
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static long forNetScoreMargin(double variance, double margin, ConfidenceLevel level) {
    checkNetVariance("variance", variance);
    checkOpen("margin", margin);
    return answers(variance * square(Normal.quantile(level) / margin));
  }

  /**
   * Answers needed so that the half-width of the {@linkplain MeanInterval t interval} for a mean is
   * at most a margin.
   *
   * @param standardDeviation the standard deviation of one answer, above 0
   * @param margin the half-width wanted, in the same unit, above 0
   * @param level the confidence level
   * @return the least such number of answers, at least 2
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static long forMeanMargin(double standardDeviation, double margin, ConfidenceLevel level) {
    checkPositive("standard deviation", standardDeviation);
    checkPositive("margin", margin);
    double ratio = standardDeviation / margin;
    long n = Math.max(2, answers(square(Normal.quantile(level) * ratio)));
    while (StudentT.above(level.tail(), n - 1.0) * ratio > Math.sqrt((double) n)) {
      n++;
    }
    return n;
  }

  /**
   * Answers needed in each of two groups to find a difference of two shares significant by the z
   * test with pooled variance, the test of {@link ProportionDifference#NEWCOMBE}.
   *
   * <p>Source: Fleiss, J. L., Levin, B. and Paik, M. C. (2003), Statistical Methods for Rates and
   * Proportions, 3rd edition, formula 4.14 without continuity correction, doi:10.1002/0471445428.
   *
   * @param share1 the share expected in the first group, in [0, 1]
   * @param share2 the share expected in the second group, in [0, 1], not equal to the first
   * @param level the confidence level; the two-sided significance level is 1 minus it
   * @param power the probability of finding the difference, from 0.5 up to but not including 1
   * @return the number of answers in each group, at least 1
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static long forProportionDifference(
      double share1, double share2, ConfidenceLevel level, double power) {
    checkShare("first share", share1);
    checkShare("second share", share2);
    checkPower(power);
    double difference = share1 - share2;
    if (difference == 0) {
      throw new IllegalArgumentException("shares must differ, was " + share1 + " twice");
    }
    double pooled = (share1 + share2) / 2;
    double underNull = Math.sqrt(2 * pooled * (1 - pooled));
    double underAlternative = Math.sqrt(share1 * (1 - share1) + share2 * (1 - share2));
    return answers(
        square(
            (Normal.quantile(level) * underNull + Normal.above(1 - power) * underAlternative)
                / difference));
  }

  /**
   * Answers needed in each of two groups to find a difference of two net scores significant.
   *
   * <p>n = (z of the level + z of the power)^2 (V1 + V2) / difference^2, the normal approximation.
   *
   * @param variance1 the variance of one answer in the first group, in (0, 1]
   * @param variance2 the variance of one answer in the second group, in (0, 1]
   * @param difference the difference of the scores as a fraction, in [-2, 2], not 0
   * @param level the confidence level; the two-sided significance level is 1 minus it
   * @param power the probability of finding the difference, from 0.5 up to but not including 1
   * @return the number of answers in each group, at least 1
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static long forNetScoreDifference(
      double variance1, double variance2, double difference, ConfidenceLevel level, double power) {
    checkNetVariance("first variance", variance1);
    checkNetVariance("second variance", variance2);
    checkPower(power);
    if (!(Math.abs(difference) <= 2) || difference == 0) {
      throw new IllegalArgumentException(
          "difference must be in -2..2 and not 0, was " + difference);
    }
    double z = Normal.quantile(level) + Normal.above(1 - power);
    return answers(square(z / difference) * (variance1 + variance2));
  }

  private static long answers(double n) {
    if (!(n <= MOST)) {
      throw new IllegalArgumentException("answers needed must be at most 1e15, was " + n);
    }
    return Math.max(1, (long) Math.ceil(n));
  }

  private static double square(double value) {
    return value * value;
  }

  private static void checkShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(what + " must be in 0..1, was " + share);
    }
  }

  private static void checkNetVariance(String what, double variance) {
    if (!(variance > 0 && variance <= 1)) {
      throw new IllegalArgumentException(what + " must be above 0 and at most 1, was " + variance);
    }
  }

  private static void checkOpen(String what, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(what + " must lie strictly between 0 and 1, was " + value);
    }
  }

  private static void checkPositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be finite and above 0, was " + value);
    }
  }

  private static void checkPower(double power) {
    if (!(power >= 0.5 && power < 1)) {
      throw new IllegalArgumentException("power must be at least 0.5 and below 1, was " + power);
    }
  }
}
