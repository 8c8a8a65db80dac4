package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightCapTest {

  private static final long SEED = 20261126;

  @Test
  void theSurplusGoesToTheOthersInProportion() {
    CappedWeights capped = WeightCap.atMost(2).cap(new double[] {1, 1, 2, 0, 12});
    // mean of the weights above 0: 4, so at most 8; 4 are left over for weights of together 4
    assertThat(capped.weights()).containsExactly(2, 2, 4, 0, 8);
    assertThat(capped.limit()).isEqualTo(8);
    assertThat(capped.capped()).isEqualTo(1);
  }

  @Test
  void weightsLiftedAboveTheCapAreCutToo() {
    // mean 4, at most 6: 4 surplus on 10 lift 5 to 7, which is cut as well
    CappedWeights capped = WeightCap.atMost(1.5).cap(new double[] {10, 5, 0.5, 0.5});
    assertThat(capped.weights()).containsExactly(6, 6, 2, 2);
    assertThat(capped.capped()).isEqualTo(2);
  }

  @Test
  void countsStandForAsManyUnits() {
    double[] cells =
        WeightCap.atMost(1.5).cap(new double[] {0.5, 10, 5}, new long[] {2, 1, 1}).weights();
    assertThat(cells).containsExactly(2, 6, 6);
    assertThat(WeightCap.atMost(1.5).cap(new double[] {0.5, 10}, new long[] {30, 3}).capped())
        .isEqualTo(3);
  }

  @Test
  void aCapOfOneMakesAllWeightsEqual() {
    assertThat(WeightCap.atMost(1).cap(new double[] {1, 2, 6, 0}).weights())
        .containsExactly(3, 3, 3, 0);
  }

  @Test
  void nothingChangesBelowTheCap() {
    double[] weights = {1, 0, 3, 0.1};
    CappedWeights capped = WeightCap.atMost(5).cap(weights);
    assertThat(capped.weights()).containsExactly(weights);
    assertThat(capped.capped()).isZero();
    CappedWeights none = WeightCap.atMost(5).cap(new double[] {0, 2}, new long[] {3, 0});
    assertThat(none.weights()).containsExactly(0, 2);
    assertThat(none.limit()).isZero();
  }

  @Test
  void aWeightThatDwarfsTheOthersLeavesThemTheirShare() {
    double[] capped =
        WeightCap.atMost(1.5).cap(new double[] {1e16, 1e-3, 3e-3}, new long[] {1, 1, 1}).weights();
    assertThat(capped[0]).isCloseTo(5e15, within(1e3));
    assertThat(capped[1]).isCloseTo(1.25e15, within(1e3));
    assertThat(capped[2]).isCloseTo(3.75e15, within(1e3));
  }

  @Test
  void equalsCuttingAndSpreadingUntilNoneIsAbove() {
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      double[] weights = new double[1 + random.nextInt(30)];
      long[] counts = new long[weights.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = random.nextInt(6) == 0 ? 0 : Math.exp(2 * random.nextGaussian());
        counts[i] = random.nextInt(5);
      }
      double factor = 1 + 3 * random.nextDouble() * random.nextInt(2);
      double[] expected = cutAndSpread(weights, counts, factor);
      double[] actual = WeightCap.atMost(factor).cap(weights, counts).weights();
      for (int i = 0; i < weights.length; i++) {
        if (counts[i] > 0) {
          assertThat(actual[i])
              .as("seed %d, round %d, weight %d", SEED, round, i)
              .isCloseTo(expected[i], within(1e-9 * (1 + expected[i])));
        }
      }
      assertThat(total(actual, counts))
          .isCloseTo(total(weights, counts), within(1e-9 * (1 + total(weights, counts))));
    }
  }

  private static double total(double[] weights, long[] counts) {
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i] * counts[i];
    }
    return total;
  }

  /** By the words of the rule: cut, spread over those not cut yet, look again. */
  private static double[] cutAndSpread(double[] weights, long[] counts, double factor) {
    double[] result = weights.clone();
    long units = 0;
    for (int i = 0; i < weights.length; i++) {
      units += weights[i] > 0 ? counts[i] : 0;
    }
    double limit = units == 0 ? 0 : factor * total(weights, counts) / units;
    boolean[] cut = new boolean[weights.length];
    while (true) {
      double surplus = 0;
      double free = 0;
      for (int i = 0; i < weights.length; i++) {
        if (result[i] > limit * (1 + 1e-12) && counts[i] > 0) {
          surplus += (result[i] - limit) * counts[i];
          result[i] = limit;
          cut[i] = true;
        } else if (!cut[i]) {
          free += result[i] * counts[i];
        }
      }
      if (surplus == 0 || free == 0) {
        return result;
      }
      for (int i = 0; i < weights.length; i++) {
        if (!cut[i]) {
          result[i] *= 1 + surplus / free;
        }
      }
    }
  }

  @Test
  void rejectsWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightCap.atMost(0.5))
        .withMessage("weight cap must be at least 1 times the mean weight, was 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightCap.atMost(Double.POSITIVE_INFINITY))
        .withMessage("weight cap must be at least 1 times the mean weight, was Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightCap.atMost(2).cap(new double[] {1, -1}))
        .withMessage("weight must be finite and at least 0, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightCap.atMost(2).cap(new double[] {1}, new long[] {-1}))
        .withMessage("number of units of a weight must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightCap.atMost(2).cap(new double[] {1}, new long[2]))
        .withMessage("weights must have a count each, was 1 and 2");
  }
}
