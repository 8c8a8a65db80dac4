package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static io.github.cxmetrics.ConfidenceLevel.P99;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.QuantileInterval.Ranks;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileIntervalTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void medianOfAHundredLiesBetweenThe40thAndThe61st() {
    assertThat(QuantileInterval.ranks(0.5, 100, P95)).isEqualTo(new Ranks(40, 61));
  }

  @Test
  void medianNeedsSixValuesForBothEnds() {
    assertThat(QuantileInterval.ranks(0.5, 5, P95)).isEqualTo(new Ranks(0, 6));
    assertThat(QuantileInterval.ranks(0.5, 6, P95)).isEqualTo(new Ranks(1, 6));
  }

  @Test
  void tailsThatAreMetExactlyAreTaken() {
    ConfidenceLevel half = new ConfidenceLevel(0.5);
    assertThat(QuantileInterval.ranks(0.5, 2, half)).isEqualTo(new Ranks(1, 2));
    assertThat(QuantileInterval.ranks(0.5, 5, new ConfidenceLevel(1 - 2 / 32.0)))
        .isEqualTo(new Ranks(1, 5));
  }

  @Test
  void extremesOfTheDistributionHaveOneEnd() {
    assertThat(QuantileInterval.ranks(0, 9, P95)).isEqualTo(new Ranks(0, 1));
    assertThat(QuantileInterval.ranks(1, 9, P95)).isEqualTo(new Ranks(9, 10));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 100, 99_999, 1_000_000_000_000L, 1L << 60, 1L << 62})
  void ranksOfOppositeQuantilesMirrorEachOther(long n) {
    for (double p : new double[] {0, 0.125, 0.25, 0.5}) {
      Ranks low = QuantileInterval.ranks(p, n, P99);
      Ranks high = QuantileInterval.ranks(1 - p, n, P99);
      assertThat(high).isEqualTo(new Ranks(n + 1 - low.upper(), n + 1 - low.lower()));
      assertThat(low.lower()).isBetween(0L, low.upper() - 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 3", "0.2, 2", "0.21, 3", "0, 2", "1, 5"})
  void estimateIsOneOfTheValues(double p, double value) {
    double[] values = {2, 3, 3, 4, 5};
    Estimate estimate =
        QuantileInterval.estimate(p, 5, rank -> values[(int) rank - 1], 0, INFINITY, P95);
    assertThat(estimate.value()).isEqualTo(value);
    assertThat(estimate.interval().contains(value)).isTrue();
    assertThat(estimate.n()).isEqualTo(5);
    assertThat(estimate.method()).isEqualTo("order statistics");
  }

  @Test
  void sharesAreTakenAsTheDecimalNumbersTheyPrintAs() {
    Estimate estimate = QuantileInterval.estimate(0.07, 100, rank -> rank, 0, INFINITY, P95);
    assertThat(estimate.value()).isEqualTo(7);
    assertThat(estimate.interval()).isEqualTo(new Interval(2, 13, P95));
  }

  @Test
  void endsThatNoValueGivesAreThoseOfTheRange() {
    Estimate three = QuantileInterval.estimate(0.5, 3, rank -> rank, 0, INFINITY, P95);
    assertThat(three.value()).isEqualTo(2);
    assertThat(three.interval()).isEqualTo(new Interval(0, INFINITY, P95));
  }

  @Test
  void withoutValuesThereIsTheWidestInterval() {
    Estimate none = QuantileInterval.estimate(0.5, 0, rank -> Double.NaN, 0, 60, P95);
    assertThat(none.value()).isNaN();
    assertThat(none.n()).isZero();
    assertThat(none.interval()).isEqualTo(new Interval(0, 60, P95));
  }

  @Test
  void simulatedCoverageIsAtLeastTheLevel() {
    long seed = 20_030_701;
    SplittableRandom random = new SplittableRandom(seed);
    int rounds = 10_000;
    int continuous = 0;
    int tied = 0;
    for (int round = 0; round < rounds; round++) {
      double[] values = random.doubles(60).sorted().toArray();
      double[] dice = Arrays.stream(values).map(u -> Math.floor(6 * u)).toArray();
      continuous += interval(values, 0.75).contains(0.75) ? 1 : 0;
      tied += interval(dice, 0.75).contains(4) ? 1 : 0;
    }
    assertThat(continuous / (double) rounds).as("seed %d", seed).isBetween(0.95, 0.975);
    assertThat(tied / (double) rounds).as("seed %d", seed).isGreaterThan(0.97);
  }

  private static Interval interval(double[] values, double p) {
    return QuantileInterval.estimate(
            p, values.length, rank -> values[(int) rank - 1], -INFINITY, INFINITY, P95)
        .interval();
  }

  @Test
  void rejectsWhatCannotBe() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> QuantileInterval.ranks(p, 5, P95))
          .withMessage("quantile must be in 0..1, was " + p);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileInterval.ranks(0.5, -1, P95))
        .withMessage("n must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileInterval.ranks(0.5, Long.MAX_VALUE, P95))
        .withMessage("n must be at most 4611686018427387904, was 9223372036854775807");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileInterval.estimate(0.5, 9, rank -> -rank, -10, 0, P95))
        .withMessage("interval must have low <= high, was [-2.0, -8.0]");
  }
}
