package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RatioIntervalTest {

  private static final ClusterSums NONE = new ClusterSums(0, 0, 0, 0, 0, 0);

  /** Pairs of trials and successes, one pair a cluster. */
  static ClusterSums clusters(long... pairs) {
    long[] sums = new long[5];
    for (int i = 0; i < pairs.length; i += 2) {
      long m = pairs[i];
      long x = pairs[i + 1];
      sums[0] += m;
      sums[1] += x;
      sums[2] += m * m;
      sums[3] += m * x;
      sums[4] += x * x;
    }
    return new ClusterSums(pairs.length / 2, sums[0], sums[1], sums[2], sums[3], sums[4]);
  }

  @Test
  void threeCustomersOfTheClassPage() {
    ClusterSums three = clusters(2, 1, 1, 0, 4, 3);
    assertThat(three).isEqualTo(new ClusterSums(3, 7, 4, 21, 14, 10));
    // residuals -1/7, -4/7 and 5/7: their squares sum to 42/49, over 49, times 3/2
    double error = Math.sqrt(42 / 49.0 / 49 * 1.5);
    double t = 0.816496580927726; // half of the law with 2 degrees of freedom
    Interval half = RatioInterval.STUDENT_T.of(three, new ConfidenceLevel(0.5));
    assertThat(half.low()).isCloseTo(4 / 7.0 - t * error, offset(1e-14));
    assertThat(half.high()).isCloseTo(4 / 7.0 + t * error, offset(1e-14));
    Estimate estimate = RatioInterval.WILSON.estimate(three, P95);
    assertThat(estimate.value()).isEqualTo(4 / 7.0);
    assertThat(estimate.n()).isEqualTo(3);
    assertThat(estimate.method()).isEqualTo("Wilson score of effective trials");
    assertThat(estimate.interval().low()).isCloseTo(0.1177, offset(0.00005));
    assertThat(estimate.interval().high()).isCloseTo(0.9302, offset(0.00005));
    assertThat(RatioInterval.STUDENT_T.estimate(three, P95).method())
        .isEqualTo("linearised Student t")
        .isEqualTo(RatioInterval.STUDENT_T.label());
  }

  @ParameterizedTest
  @EnumSource(RatioInterval.class)
  void withoutClustersThereIsTheWidestInterval(RatioInterval method) {
    Estimate none = method.estimate(NONE, P95);
    assertThat(none.value()).isNaN();
    assertThat(none.n()).isZero();
    assertThat(none.interval()).isEqualTo(new Interval(0, 1, P95));
    assertThat(none.method()).isEqualTo(method.label());
  }

  @ParameterizedTest
  @EnumSource(RatioInterval.class)
  void clustersOfOneSizeWithoutSuccessAreSoManyTrials(RatioInterval method) {
    for (long m : new long[] {1, 7, 100_000}) {
      Estimate none = method.estimate(clusters(m, 0, m, 0, m, 0, m, 0), P95);
      assertThat(none.interval()).isEqualTo(ProportionInterval.WILSON.of(0, 4, P95));
      assertThat(none.method()).isEqualTo("Wilson score of clusters");
      Estimate all = method.estimate(clusters(m, m, m, m, m, m, m, m), P95);
      assertThat(all.value()).isEqualTo(1);
      assertThat(all.interval()).isEqualTo(ProportionInterval.WILSON.of(4, 4, P95));
    }
  }

  @ParameterizedTest
  @EnumSource(RatioInterval.class)
  void clustersThatSucceedAlikeAreSoManyTrials(RatioInterval method) {
    Interval alike = method.of(clusters(4, 1, 4, 1, 4, 1, 4, 1, 4, 1, 4, 1, 4, 1, 4, 1), P95);
    Interval wilson = ProportionInterval.WILSON.of(2, 8, P95);
    assertThat(alike.low()).isCloseTo(wilson.low(), offset(1e-15));
    assertThat(alike.high()).isCloseTo(wilson.high(), offset(1e-15));
  }

  @Test
  void clustersOfUnequalSizeAreFewerTrials() {
    // 12 * 12 / (100 + 1 + 1) = 1.41
    Interval unequal = RatioInterval.WILSON.of(clusters(10, 0, 1, 0, 1, 0), P95);
    assertThat(unequal.high())
        .isLessThan(ProportionInterval.WILSON.of(0, 1, P95).high())
        .isGreaterThan(ProportionInterval.WILSON.of(0, 2, P95).high());
  }

  @Test
  void aSingleClusterIsASingleTrial() {
    assertThat(RatioInterval.WILSON.of(clusters(9, 9), P95))
        .isEqualTo(ProportionInterval.WILSON.of(1, 1, P95));
    Estimate half = RatioInterval.STUDENT_T.estimate(clusters(8, 4), P95);
    assertThat(half.method()).isEqualTo("Wilson score of clusters");
    assertThat(half.interval().low()).isCloseTo(1 - half.interval().high(), offset(1e-15));
    assertThat(half.interval().width()).isGreaterThan(0.85);
  }

  @Test
  void singleTrialsAreAlmostThePlainWilsonInterval() {
    long n = 100_000;
    long k = 2_000;
    Interval ratio = RatioInterval.WILSON.of(new ClusterSums(n, n, k, n, k, k), P95);
    Interval plain = ProportionInterval.WILSON.of(k, n, P95);
    assertThat(ratio.low()).isCloseTo(plain.low(), offset(1e-7));
    assertThat(ratio.high()).isCloseTo(plain.high(), offset(1e-7));
  }

  @ParameterizedTest
  @EnumSource(RatioInterval.class)
  void successAndFailureMirrorEachOther(RatioInterval method) {
    ClusterSums rare = clusters(5, 1, 3, 0, 8, 2, 2, 1);
    ClusterSums often = clusters(5, 4, 3, 3, 8, 6, 2, 1);
    assertThat(rare.mirrored()).isEqualTo(often);
    assertThat(method.of(often, P95)).isEqualTo(method.of(rare, P95).scaled(-1, 1));
  }

  @Test
  void hugeCountsKeepTheScatterOfNearlyEqualClusters() {
    // a billion clusters of 1,000 trials with 500 successes, but in two of them 499 and 501
    long n = 1_000_000_000;
    ClusterSums sums =
        new ClusterSums(n, n * 1_000, n * 500, n * 1_000_000, n * 500_000, n * 250_000 + 2);
    double error = Math.sqrt(2.0) / (n * 1_000.0);
    assertThat(Math.sqrt(sums.squaredError())).isCloseTo(error, offset(1e-8 * error));
    assertThat(RatioInterval.STUDENT_T.of(sums, P95).halfWidth())
        .isCloseTo(1.959963984540054 * error, offset(1e-16));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-1; 0; 0; 0; 0; 0; n must be at least 0, was -1",
        "0; 1; 0; 1; 0; 0; trials must be in 0..0, was 1",
        "3; 2; 0; 4; 0; 0; trials must be in 3..9223372036854775807, was 2",
        "2; 4; 5; 8; 4; 4; successes must be in 0..4, was 5",
        "2; 4; -1; 8; 4; 4; successes must be in 0..4, was -1",
        "2; 4; 2; 3; 4; 2; " + "sum of squared trials must be in 4..9223372036854775807, was 3",
        "2; 4; 2; 8; 9; 2; sum of products must be in 2..8, was 9",
        "2; 4; 2; 8; 4; 5; sum of squared successes must be in 2..4, was 5",
        "2; 4; 2; 8; 6; 4; " + "sum of squared failures must be in 2..9223372036854775807, was 0",
        "2; 4; 2; 7; 4; 3; sum of squared trials must be from trials * trials / n "
            + "to trials * trials, was 7",
        "2; 4; 2; 17; 4; 3; sum of squared trials must be from trials * trials / n "
            + "to trials * trials, was 17",
        "3; 9; 6; 35; 24; 16; "
            + "sums must be those of clusters, was a negative sum of squared residuals"
      })
  void rejectsSumsThatNoClustersHave(
      long n, long m, long x, long squares, long products, long squaredX, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusterSums(n, m, x, squares, products, squaredX))
        .withMessage(message);
  }
}
