package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the nominal 95 % intervals hold the true score. */
class NetScoreIntervalCoverageTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  /** The figures are printed to three digits. */
  private static final Offset<Double> PRINTED = offset(0.00051);

  @ParameterizedTest
  @CsvSource({
    // percent negative, neutral, positive; n; Wald, adjusted, Agresti-Min, Bonett-Price, t, Tango
    "25, 50, 25,  10, .904, .973, .934, .973, .947, .947",
    "50,  0, 50,  10, .891, .891, .891, .891, .979, .979",
    "10, 30, 60,  10, .873, .947, .954, .971, .955, .961",
    " 5, 20, 75,  10, .778, .941, .965, .977, .940, .965",
    " 2,  6, 92,  10, .564, .960, .989, .994, .565, .951",
    " 1,  2, 97,  20, .456, .979, .997, .997, .456, .924",
    " 2,  6, 92,  50, .849, .965, .983, .986, .851, .962",
    " 1,  2, 97, 100, .852, .973, .987, .992, .853, .958",
    "20, 30, 50, 100, .945, .949, .949, .950, .949, .950"
  })
  void exactCoverageIsThatOfTheEnumeration(
      int negative,
      int neutral,
      int positive,
      int n,
      double wald,
      double adjusted,
      double agrestiMin,
      double bonettPrice,
      double t,
      double tango) {
    double[] truth = {positive / 100.0, neutral / 100.0, negative / 100.0};
    assertThat(coverage(NetScoreInterval.WALD, truth, n)).as("Wald").isCloseTo(wald, PRINTED);
    assertThat(coverage(NetScoreInterval.ADJUSTED_WALD, truth, n))
        .as("adjusted")
        .isCloseTo(adjusted, PRINTED);
    assertThat(coverage(NetScoreInterval.AGRESTI_MIN, truth, n))
        .as("Agresti-Min")
        .isCloseTo(agrestiMin, PRINTED);
    assertThat(coverage(NetScoreInterval.BONETT_PRICE, truth, n))
        .as("Bonett-Price")
        .isCloseTo(bonettPrice, PRINTED);
    assertThat(coverage(NetScoreInterval.STUDENT_T, truth, n)).as("t").isCloseTo(t, PRINTED);
    assertThat(coverage(NetScoreInterval.TANGO, truth, n)).as("Tango").isCloseTo(tango, PRINTED);
  }

  @ParameterizedTest
  @CsvSource({
    "25, 50, 25, 10",
    "25, 50, 25, 20",
    "10, 30, 60, 10",
    "10, 30, 60, 20",
    "5, 20, 75, 20"
  })
  void adjustedDifferenceKeepsTheTypeOneErrorThatWaldExceeds(
      int negative, int neutral, int positive, int n) {
    double[] truth = {positive / 100.0, neutral / 100.0, negative / 100.0};
    assertThat(typeOneError(NetScoreDifference.ADJUSTED_WALD, truth, n)).isBetween(0.005, 0.05);
    assertThat(typeOneError(NetScoreDifference.WALD, truth, n)).isBetween(0.05, 0.09);
  }

  @Test
  void simulatedCoverageOfTangoIsCloseToTheLevel() {
    long seed = 20_161_198;
    SplittableRandom random = new SplittableRandom(seed);
    int rounds = 20_000;
    int held = 0;
    for (int round = 0; round < rounds; round++) {
      double[] truth = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      double sum = truth[0] + truth[1] + truth[2];
      int[] counts = new int[3];
      int n = 20 + random.nextInt(200);
      for (int i = 0; i < n; i++) {
        double u = random.nextDouble() * sum;
        counts[u < truth[0] ? 0 : u < truth[0] + truth[1] ? 1 : 2]++;
      }
      double score = (truth[0] - truth[2]) / sum;
      if (NetScoreInterval.TANGO.of(counts[0], counts[1], counts[2], LEVEL).contains(score)) {
        held++;
      }
    }
    assertThat(held / (double) rounds).as("seed %d", seed).isBetween(0.945, 0.957);
  }

  /** The probability of all samples whose interval holds the true score. */
  private static double coverage(NetScoreInterval method, double[] truth, int n) {
    double score = truth[0] - truth[2];
    double sum = 0;
    for (int positive = 0; positive <= n; positive++) {
      for (int negative = 0; negative <= n - positive; negative++) {
        int neutral = n - positive - negative;
        double probability = probability(truth, positive, neutral, negative);
        if (probability > 1e-12 && method.of(positive, neutral, negative, LEVEL).contains(score)) {
          sum += probability;
        }
      }
    }
    return sum;
  }

  /** The probability that two samples of the same truth differ significantly. */
  private static double typeOneError(NetScoreDifference method, double[] truth, int n) {
    double sum = 0;
    for (int a = 0; a <= n; a++) {
      for (int b = 0; b <= n - a; b++) {
        double first = probability(truth, a, n - a - b, b);
        for (int c = 0; c <= n && first > 1e-9; c++) {
          for (int d = 0; d <= n - c; d++) {
            double both = first * probability(truth, c, n - c - d, d);
            if (both > 1e-12
                && method.of(a, n - a - b, b, c, n - c - d, d, LEVEL).isSignificant()) {
              sum += both;
            }
          }
        }
      }
    }
    return sum;
  }

  private static double probability(double[] truth, int positive, int neutral, int negative) {
    return Math.exp(
            CombinatoricsUtils.factorialLog(positive + neutral + negative)
                - CombinatoricsUtils.factorialLog(positive)
                - CombinatoricsUtils.factorialLog(neutral)
                - CombinatoricsUtils.factorialLog(negative))
        * Math.pow(truth[0], positive)
        * Math.pow(truth[1], neutral)
        * Math.pow(truth[2], negative);
  }
}
