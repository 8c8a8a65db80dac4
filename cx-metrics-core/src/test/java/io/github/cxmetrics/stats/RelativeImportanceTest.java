package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Importance beside its definition, order by order, and gradients beside small changes. */
class RelativeImportanceTest {

  private static final long SEED = 20261126;
  private static final ImportanceMethod LMG = ImportanceMethod.LMG;
  private static final ImportanceMethod WEIGHTS = ImportanceMethod.RELATIVE_WEIGHTS;

  /** Covariances of random columns that have something in common. */
  private static double[] randomCells(Random random, int size) {
    int rows = 3 * size + 5;
    double[][] table = new double[rows][size];
    for (double[] row : table) {
      double common = random.nextGaussian();
      for (int a = 0; a < size; a++) {
        row[a] = (a + 1) * (random.nextGaussian() + 0.3 * a * common);
      }
    }
    return covariance(table);
  }

  private static double[] covariance(double[][] table) {
    int size = table[0].length;
    double[] cells = new double[size * size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        double meanA = 0;
        double meanB = 0;
        for (double[] row : table) {
          meanA += row[a] / table.length;
          meanB += row[b] / table.length;
        }
        for (double[] row : table) {
          cells[a * size + b] += (row[a] - meanA) * (row[b] - meanB) / table.length;
        }
      }
    }
    return cells;
  }

  /** R squared of some predictors by Gaussian elimination; what follows from others is skipped. */
  private static double rSquared(double[] cells, int size, List<Integer> taken) {
    List<Integer> columns = new ArrayList<>(taken);
    columns.add(size - 1);
    int k = columns.size();
    double[][] left = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        left[i][j] = cells[columns.get(i) * size + columns.get(j)];
      }
    }
    double whole = left[k - 1][k - 1];
    for (int i = 0; i < k - 1; i++) {
      if (left[i][i] > 1e-10 * cells[columns.get(i) * size + columns.get(i)]) {
        for (int a = i + 1; a < k; a++) {
          double slope = left[a][i] / left[i][i];
          for (int b = i; b < k; b++) {
            left[a][b] -= slope * left[i][b];
          }
        }
      }
    }
    return 1 - left[k - 1][k - 1] / whole;
  }

  private static List<List<Integer>> orders(List<Integer> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (Integer first : items) {
      List<Integer> rest = new ArrayList<>(items);
      rest.remove(first);
      for (List<Integer> tail : orders(rest)) {
        List<Integer> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  private static double[] byOrders(double[] cells, int size) {
    List<Integer> predictors = new ArrayList<>();
    for (int j = 0; j < size - 1; j++) {
      predictors.add(j);
    }
    List<List<Integer>> orders = orders(predictors);
    double[] gains = new double[size - 1];
    for (List<Integer> order : orders) {
      for (int k = 0; k < order.size(); k++) {
        double gain =
            rSquared(cells, size, order.subList(0, k + 1))
                - rSquared(cells, size, order.subList(0, k));
        gains[order.get(k)] += gain / orders.size();
      }
    }
    return gains;
  }

  private static RelativeImportance of(double[] cells, ImportanceMethod method) {
    int size = (int) Math.rint(Math.sqrt(cells.length));
    return RelativeImportance.of(SymmetricMatrix.of(size, cells), method);
  }

  @Test
  void lmgIsTheAverageOverAllOrders() {
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      int size = 2 + round % 5;
      double[] cells = randomCells(random, size);
      RelativeImportance importance = of(cells, LMG);
      double[] expected = byOrders(cells, size);
      double sum = 0;
      for (int j = 0; j < size - 1; j++) {
        assertThat(importance.importance(j).getAsDouble())
            .as("seed %d, round %d", SEED, round)
            .isCloseTo(expected[j], within(1e-12));
        sum += importance.importance(j).getAsDouble();
      }
      assertThat(sum).isCloseTo(importance.rSquared(), within(1e-12));
    }
  }

  @Test
  void duplicatesShareEqually() {
    Random random = new Random(SEED);
    double[][] table = new double[40][5];
    for (double[] row : table) {
      row[0] = random.nextInt(5);
      row[1] = random.nextInt(5);
      row[2] = 2 * row[0] + 1;
      row[3] = row[1] - row[0];
      row[4] = row[0] + row[1] + random.nextInt(4);
    }
    double[] cells = covariance(table);
    RelativeImportance importance = of(cells, LMG);
    double[] expected = byOrders(cells, 5);
    for (int j = 0; j < 4; j++) {
      assertThat(importance.importance(j).getAsDouble()).isCloseTo(expected[j], within(1e-12));
      assertThat(importance.coefficient(j)).isEmpty();
      assertThat(importance.varianceInflation(j)).isEmpty();
    }
    assertThat(expected[0]).isCloseTo(expected[2], within(1e-12));
    assertThat(importance.collinear()).containsExactly(0, 1, 2, 3);
    assertThat(importance.isDefined()).isTrue();
  }

  @Test
  void onlyThoseThatFollowFromOthersAreNamed() {
    double[] cells = {1, 1, 0, .5, 1, 1, 0, .5, 0, 0, 1, .5, .5, .5, .5, 1};
    RelativeImportance lmg = of(cells, LMG);
    assertThat(lmg.collinear()).containsExactly(0, 1);
    assertThat(lmg.coefficient(2).getAsDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(lmg.varianceInflation(2).getAsDouble()).isCloseTo(1, within(1e-12));
    assertThat(lmg.rSquared()).isCloseTo(0.5, within(1e-12));
    RelativeImportance weights = of(cells, WEIGHTS);
    assertThat(weights.isDefined()).isFalse();
    assertThat(weights.importance(2)).isEmpty();
    assertThat(weights.rSquared()).isCloseTo(0.5, within(1e-12));
    assertThatIllegalStateException()
        .isThrownBy(() -> weights.importanceGradient(0))
        .withMessage("importance must be defined to have a gradient");
    assertThatIllegalStateException().isThrownBy(() -> weights.shareGradient(0));
  }

  @Test
  void methodsAgreeForTwoPredictors() {
    double[] cells = randomCells(new Random(SEED), 3);
    RelativeImportance lmg = of(cells, LMG);
    RelativeImportance weights = of(cells, WEIGHTS);
    for (int j = 0; j < 2; j++) {
      assertThat(weights.importance(j).getAsDouble())
          .isCloseTo(lmg.importance(j).getAsDouble(), within(1e-13));
    }
  }

  @Test
  void onePredictorHasAllOfIt() {
    RelativeImportance lmg = of(new double[] {4, 3, 3, 9}, LMG);
    assertThat(lmg.predictors()).isEqualTo(1);
    assertThat(lmg.correlation(0)).isCloseTo(0.5, within(1e-15));
    assertThat(lmg.importance(0).getAsDouble()).isCloseTo(0.25, within(1e-15));
    assertThat(lmg.coefficient(0).getAsDouble()).isCloseTo(0.5, within(1e-15));
    assertThat(lmg.varianceInflation(0)).hasValue(1);
  }

  @Test
  void nothingExplainedHasNoShares() {
    RelativeImportance lmg = of(new double[] {1, 0, 0, 1}, LMG);
    assertThat(lmg.rSquared()).isZero();
    assertThat(lmg.shareGradient(0).at(0, 1)).isZero();
  }

  @Test
  void fifteenPredictorsSumToAll() {
    double[] cells = randomCells(new Random(SEED), 16);
    RelativeImportance lmg = of(cells, LMG);
    double sum = 0;
    for (int j = 0; j < 15; j++) {
      sum += lmg.importance(j).getAsDouble();
    }
    assertThat(sum).isCloseTo(lmg.rSquared(), within(1e-11));
    assertThat(lmg.rSquared()).isBetween(0.1, 0.99);
    for (int j : new int[] {0, 7, 14}) {
      assertGradient(cells, lmg.importanceGradient(j), LMG, all -> all.importance(j).orElseThrow());
    }
  }

  @Test
  void gradientsAreThoseOfSmallChanges() {
    Random random = new Random(SEED);
    for (ImportanceMethod method : ImportanceMethod.values()) {
      for (int size = 2; size < 7; size++) {
        double[] cells = randomCells(random, size);
        RelativeImportance at = of(cells, method);
        assertGradient(cells, at.rSquaredGradient(), method, RelativeImportance::rSquared);
        for (int each = 0; each < size - 1; each++) {
          int j = each;
          assertGradient(
              cells, at.importanceGradient(j), method, all -> all.importance(j).orElseThrow());
          assertGradient(
              cells,
              at.shareGradient(j),
              method,
              all -> all.importance(j).orElseThrow() / all.rSquared());
          assertGradient(cells, at.correlationGradient(j), method, all -> all.correlation(j));
          assertGradient(
              cells, at.coefficientGradient(j), method, all -> all.coefficient(j).orElseThrow());
        }
      }
    }
  }

  private static void assertGradient(
      double[] cells,
      SymmetricMatrix gradient,
      ImportanceMethod method,
      ToDoubleFunction<RelativeImportance> number) {
    int size = gradient.size();
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        double scale = Math.sqrt(cells[a * size + a] * cells[b * size + b]);
        double h = 1e-5 * scale;
        double up = number.applyAsDouble(of(moved(cells, size, a, b, h), method));
        double down = number.applyAsDouble(of(moved(cells, size, a, b, -h), method));
        double expected = (up - down) / (2 * h) * scale;
        double actual = gradient.at(a, b) * scale * (a == b ? 1 : 2);
        assertThat(actual)
            .as("%s of %d, cell %d %d", method, size, a, b)
            .isCloseTo(expected, within(1e-7 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  private static double[] moved(double[] cells, int size, int a, int b, double h) {
    double[] moved = cells.clone();
    moved[a * size + b] += h;
    if (a != b) {
      moved[b * size + a] += h;
    }
    return moved;
  }

  @Test
  void unitsDoNotMatter() {
    double[] cells = randomCells(new Random(SEED), 4);
    double[] scaled = cells.clone();
    double[] units = {1e-6, 1, 1e5, 100};
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        scaled[a * 4 + b] *= units[a] * units[b];
      }
    }
    for (int j = 0; j < 3; j++) {
      assertThat(of(scaled, LMG).importance(j).getAsDouble())
          .isCloseTo(of(cells, LMG).importance(j).getAsDouble(), within(1e-13));
    }
  }

  @Test
  void refusesWhatCannotBeDivided() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new double[] {1}, LMG))
        .withMessage("predictors of LMG must be 1..15, was 0");
    double[] many = new double[17 * 17];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(many, LMG))
        .withMessage("predictors of LMG must be 1..15, was 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new double[] {0, 0, 0, 1}, LMG))
        .withMessage("variance of a column must be above 0, was 0.0");
  }
}
