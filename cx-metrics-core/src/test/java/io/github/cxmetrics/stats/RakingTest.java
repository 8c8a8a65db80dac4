package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ReferenceRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RakingTest {

  private static final long SEED = 20260101;

  /** Two by two: cells 0 and 1 on the first level of the first margin, 0 and 2 of the second. */
  private static final int[][] SQUARE = {{0, 0, 1, 1}, {0, 1, 0, 1}};

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Raking square(double[] counts, double[][] targets, RakingRule rule) {
    return Raking.of(counts, ones(4), SQUARE, targets, rule);
  }

  private static double[] weights(Raking raking, int cells) {
    double[] weights = new double[cells];
    Arrays.setAll(weights, raking::weight);
    return weights;
  }

  @Test
  void oneMarginIsMetInOneIteration() {
    Raking raking =
        Raking.of(
            new double[] {2, 8, 5},
            new double[] {1, 2, 3},
            new int[][] {{0, 0, 1}},
            new double[][] {{9, 30}},
            RakingRule.STANDARD);
    assertThat(raking.status()).isEqualTo(RakingStatus.CONVERGED);
    assertThat(raking.iterations()).isEqualTo(1);
    assertThat(weights(raking, 3)).containsExactly(new double[] {0.5, 1, 6}, within(1e-15));
  }

  /** Deming and Stephan (1940) keep the odds ratio of the table; so 3 * 4 / (1 * 2) = 6 here. */
  @Test
  void oddsRatioOfTheTableIsKept() {
    double[] counts = {3, 1, 2, 4};
    Raking raking = square(counts, new double[][] {{6, 4}, {3, 7}}, RakingRule.STANDARD);
    double[] w = weights(raking, 4);
    assertThat(raking.status()).isEqualTo(RakingStatus.CONVERGED);
    assertThat(3 * w[0] + w[1]).isCloseTo(6, within(1e-7));
    assertThat(3 * w[0] + 2 * w[2]).isCloseTo(3, within(1e-7));
    assertThat(3 * w[0] * 4 * w[3] / (w[1] * 2 * w[2])).isCloseTo(6, within(1e-12));
    assertThat(raking.worstError()).isBetween(0.0, 1e-8);
    assertThat(raking.lastChange()).isLessThan(1e-6);
  }

  static Map<String, List<ReferenceRow>> capCases() {
    return ReferenceRow.of(RakingTest.class, "raking-cap-reference.csv").stream()
        .collect(Collectors.groupingBy(row -> row.text("case")));
  }

  /** Python's solution of the dual problem, {@code src/test/python/raking-cap-reference.py}. */
  @Test
  void cappedWeightsAreTheNearestThatMeetMarginsAndCap() {
    capCases().values().forEach(RakingTest::assertCapped);
  }

  private static void assertCapped(List<ReferenceRow> rows) {
    int cells = rows.size();
    int[][] levels = new int[2][cells];
    double[][] targets = new double[2][];
    double[] counts = rows.stream().mapToDouble(row -> row.number("count")).toArray();
    for (int margin = 0; margin < 2; margin++) {
      String name = margin == 0 ? "first" : "second";
      levels[margin] = rows.stream().mapToInt(row -> (int) row.count(name)).toArray();
      targets[margin] = new double[Arrays.stream(levels[margin]).max().orElseThrow() + 1];
      for (ReferenceRow row : rows) {
        targets[margin][(int) row.count(name)] = row.number(name + "Target");
      }
    }
    double cap = rows.get(0).number("cap");
    Raking raking =
        Raking.of(
            counts,
            rows.stream().mapToDouble(row -> row.number("base")).toArray(),
            levels,
            targets,
            RakingRule.STANDARD.withCap(cap).withIterations(10_000).withTolerance(1e-13));
    assertThat(raking.status()).isEqualTo(RakingStatus.CONVERGED);
    for (int cell = 0; cell < cells; cell++) {
      double expected = rows.get(cell).number("weight");
      assertThat(raking.weight(cell)).isCloseTo(expected, within(1e-9 * expected));
      assertThat(raking.weight(cell)).isLessThanOrEqualTo(cap * (1 + 1e-15));
    }
  }

  @Test
  void capThatNoWeightReachesChangesNothing() {
    double[] counts = {3, 1, 2, 4};
    double[][] targets = {{6, 4}, {3, 7}};
    Raking free = square(counts, targets, RakingRule.STANDARD);
    Raking capped = square(counts, targets, RakingRule.STANDARD.withCap(50));
    assertThat(weights(capped, 4)).isEqualTo(weights(free, 4));
  }

  @Test
  void emptyLevelIsFoundBeforeTheStart() {
    Raking raking =
        square(new double[] {3, 1, 0, 0}, new double[][] {{6, 4}, {3, 7}}, RakingRule.STANDARD);
    assertThat(raking.status()).isEqualTo(RakingStatus.EMPTY_LEVEL);
    assertThat(raking.iterations()).isZero();
    assertThat(raking.worstMargin()).isZero();
    assertThat(raking.worstLevel()).isEqualTo(1);
    assertThat(raking.worstError()).isEqualTo(1);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> raking.weight(0))
        .withMessage(
            "raking must have converged to have weights, was a target above 0 on a level without"
                + " answers");
  }

  @Test
  void levelThatLosesItsAnswersToATargetOfZeroIsEmpty() {
    Raking raking =
        square(new double[] {3, 0, 2, 4}, new double[][] {{6, 4}, {0, 10}}, RakingRule.STANDARD);
    assertThat(raking.status()).isEqualTo(RakingStatus.EMPTY_LEVEL);
    assertThat(raking.worstMargin()).isZero();
    assertThat(raking.worstLevel()).isZero();
  }

  @Test
  void targetOfZeroGivesTheWeightZero() {
    Raking raking =
        square(new double[] {3, 1, 2, 4}, new double[][] {{6, 4}, {0, 10}}, RakingRule.STANDARD);
    assertThat(weights(raking, 4)).containsExactly(new double[] {0, 6, 0, 1}, within(1e-15));
  }

  /** Without the cells 0 and 3, the two margins ask for the same totals crosswise. */
  @Test
  void contradictionOfMarginsAndCombinationsDoesNotConverge() {
    Raking raking =
        square(new double[] {0, 1, 1, 0}, new double[][] {{6, 4}, {3, 7}}, RakingRule.STANDARD);
    assertThat(raking.status()).isEqualTo(RakingStatus.NOT_CONVERGED);
    assertThat(raking.iterations()).isEqualTo(100);
    assertThat(raking.worstMargin()).isZero();
    assertThat(raking.worstLevel()).isEqualTo(1);
    assertThat(raking.worstError()).isCloseTo(0.25, within(1e-12));
    assertThat(raking.lastChange()).isLessThan(1e-12);
  }

  @Test
  void iterationsMayBeTooFew() {
    Raking raking =
        square(
            new double[] {3, 1, 2, 4},
            new double[][] {{6, 4}, {3, 7}},
            RakingRule.STANDARD.withIterations(1));
    assertThat(raking.status()).isEqualTo(RakingStatus.NOT_CONVERGED);
    assertThat(raking.lastChange()).isGreaterThan(0.1);
  }

  @Test
  void capMayBeTooLowForALevel() {
    Raking raking =
        square(
            new double[] {50, 40, 5, 5},
            new double[][] {{40, 60}, {50, 50}},
            RakingRule.STANDARD.withCap(5));
    assertThat(raking.status()).isEqualTo(RakingStatus.CAP_TOO_LOW);
    assertThat(raking.worstLevel()).isEqualTo(1);
    assertThat(raking.worstError()).isCloseTo(1 - 50.0 / 60, within(1e-15));
  }

  /** Each level alone can be met under the cap, both margins together cannot. */
  @Test
  void capMayMakeMarginsUnreachableTogether() {
    Raking raking =
        square(
            new double[] {48, 2, 2, 48},
            new double[][] {{50, 50}, {90, 10}},
            RakingRule.STANDARD.withCap(1.85));
    assertThat(raking.status()).isEqualTo(RakingStatus.NOT_CONVERGED);
    assertThat(raking.worstError()).isGreaterThan(0.01).isFinite();
  }

  @Test
  void nothingToWeightIsAStatus() {
    for (double[] counts : new double[][] {{0, 0, 0, 0}, {0, 5, 0, 0}}) {
      double[][] targets = {{6, 4}, {10, 0}};
      assertThat(square(counts, targets, RakingRule.STANDARD).status())
          .isEqualTo(RakingStatus.NO_ANSWERS);
    }
    assertThat(
            Raking.of(
                    ones(4),
                    new double[4],
                    SQUARE,
                    new double[][] {{1, 1}, {1, 1}},
                    RakingRule.STANDARD)
                .status())
        .isEqualTo(RakingStatus.NO_ANSWERS);
  }

  @Test
  void rejectsWhatDoesNotFit() {
    double[][] targets = {{6, 4}, {3, 7}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> square(new double[3], targets, RakingRule.STANDARD))
        .withMessage(
            "raking must have a base weight and one level of each margin for every cell, was not"
                + " so");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Raking.of(
                    ones(4),
                    ones(4),
                    new int[][] {{0, 1, 2, 0}},
                    new double[][] {{1, 1}},
                    RakingRule.STANDARD));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Raking.of(ones(0), ones(0), new int[0][], new double[0][], RakingRule.STANDARD));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> square(ones(4), new double[][] {{6, -4}, {3, 7}}, RakingRule.STANDARD))
        .withMessage("target must be finite and at least 0, was -4.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> square(ones(4), new double[][] {{6, 4}, {3, 8}}, RakingRule.STANDARD))
        .withMessage("margins must have the same total, was 10.0 and 11.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> square(ones(4), new double[][] {{0, 0}, {0, 0}}, RakingRule.STANDARD))
        .withMessage("total of the targets must be finite and above 0, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> square(new double[] {1, 1, 1, -1}, targets, RakingRule.STANDARD))
        .withMessage("number of answers must be finite and at least 0, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> square(ones(4), new double[][] {{6, 1 / 0.0}, {3, 8}}, RakingRule.STANDARD));
  }

  @Test
  void ruleIsChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RakingRule.STANDARD.withIterations(0))
        .withMessage("iterations must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RakingRule.STANDARD.withTolerance(0))
        .withMessage("tolerance must be at least 1e-14 and below 1, was 0.0");
    for (double cap : new double[] {1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RakingRule.STANDARD.withCap(cap))
          .withMessage("cap on weights must be finite and above 1 times the mean, was " + cap);
    }
  }

  /** Any margins of a table that exists can be met from any table without empty cells. */
  @Test
  void marginsOfRandomTablesAreMet() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(4);
      int cells = size * size * size;
      int[][] levels = new int[3][cells];
      double[][] targets = new double[3][size];
      double[] counts = new double[cells];
      double[] bases = new double[cells];
      for (int cell = 0; cell < cells; cell++) {
        counts[cell] = 1 + random.nextInt(9);
        bases[cell] = Math.exp(random.nextGaussian());
        double wanted = counts[cell] * bases[cell] * Math.exp(random.nextGaussian() / 2);
        int rest = cell;
        for (int margin = 0; margin < 3; margin++) {
          levels[margin][cell] = rest % size;
          targets[margin][rest % size] += wanted;
          rest /= size;
        }
      }
      Raking raking = Raking.of(counts, bases, levels, targets, RakingRule.STANDARD);
      assertThat(raking.status())
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(RakingStatus.CONVERGED);
      for (int margin = 0; margin < 3; margin++) {
        double[] sums = new double[size];
        for (int cell = 0; cell < cells; cell++) {
          sums[levels[margin][cell]] += counts[cell] * raking.weight(cell);
        }
        assertThat(sums).containsExactly(targets[margin], within(1e-5));
      }
    }
  }

  @Test
  void statusHasWords() {
    assertThat(RakingStatus.NOT_CONVERGED.inWords()).isEqualTo("did not converge");
  }
}
