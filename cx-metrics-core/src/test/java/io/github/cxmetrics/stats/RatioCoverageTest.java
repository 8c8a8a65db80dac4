package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the nominal 95 % intervals over clusters hold the true share. */
class RatioCoverageTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final long SEED = 20_180_819;
  private static final int ROUNDS = 8_000;

  /** Four standard errors of a simulated coverage of 95 %. */
  private static final Offset<Double> SIMULATED = offset(0.01);

  @ParameterizedTest
  @CsvSource({
    // customers; true share; Wilson, Student t, Wilson as if attempts were independent
    "  5, 0.30, .957, .898, .780",
    " 10, 0.30, .942, .909, .779",
    " 20, 0.30, .946, .929, .781",
    " 50, 0.30, .950, .942, .783",
    "500, 0.30, .950, .950, .779",
    " 50, 0.02, .969, .867, .807",
    "200, 0.02, .926, .891, .783",
    "500, 0.02, .942, .927, .785"
  })
  void coverageIsThatOfTheClassPage(
      int customers, double share, double wilson, double student, double independent) {
    Random random = new Random(SEED);
    double[] held = new double[3];
    for (int round = 0; round < ROUNDS; round++) {
      ClusterSums sums = customers(customers, share, random);
      held[0] += RatioInterval.WILSON.of(sums, LEVEL).contains(share) ? 1 : 0;
      held[1] += RatioInterval.STUDENT_T.of(sums, LEVEL).contains(share) ? 1 : 0;
      held[2] +=
          ProportionInterval.WILSON.of(sums.successes(), sums.trials(), LEVEL).contains(share)
              ? 1
              : 0;
    }
    assertThat(held[0] / ROUNDS).as("Wilson, seed %d", SEED).isCloseTo(wilson, SIMULATED);
    assertThat(held[1] / ROUNDS).as("t, seed %d", SEED).isCloseTo(student, SIMULATED);
    assertThat(held[2] / ROUNDS)
        .as("independent, seed %d", SEED)
        .isCloseTo(independent, offset(0.02));
  }

  @ParameterizedTest
  @CsvSource({"10, 30, 0.30, .068", "50, 50, 0.30, .048", "50, 500, 0.10, .082"})
  void equalSharesDifferSignificantlyAboutOneTimeInTwenty(
      int customers1, int customers2, double share, double significant) {
    Random random = new Random(SEED);
    double found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      ClusterSums first = customers(customers1, share, random);
      ClusterSums second = customers(customers2, share, random);
      found += RatioDifference.welch(first, second, LEVEL).isSignificant() ? 1 : 0;
    }
    assertThat(found / ROUNDS).as("seed %d", SEED).isCloseTo(significant, SIMULATED);
  }

  /** Customers with one to eight attempts and rates of their own, Beta(2 share, 2 - 2 share). */
  private static ClusterSums customers(int n, double share, Random random) {
    long[] sums = new long[5];
    for (int customer = 0; customer < n; customer++) {
      long m = 1L + random.nextInt(8);
      long x = 0;
      for (int attempt = 0; attempt < m; attempt++) { // Polya's urn
        x += random.nextDouble() * (2 + attempt) < 2 * share + x ? 1 : 0;
      }
      sums[0] += m;
      sums[1] += x;
      sums[2] += m * m;
      sums[3] += m * x;
      sums[4] += x * x;
    }
    return new ClusterSums(n, sums[0], sums[1], sums[2], sums[3], sums[4]);
  }
}
