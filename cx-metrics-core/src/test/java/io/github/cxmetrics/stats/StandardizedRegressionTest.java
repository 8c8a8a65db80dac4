package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Correlations whose squares no double holds have no eigenvalues that can be found. */
class StandardizedRegressionTest {

  private static double[] correlations(double between) {
    return new double[] {1, between, 0.5, between, 1, 0.25, 0.5, 0.25, 1};
  }

  @Test
  void whatCannotBeSolvedSaysSo() {
    for (double tiny : new double[] {1e-300, 1e-310}) {
      StandardizedRegression regression = new StandardizedRegression(2, correlations(tiny));
      assertThat(regression.isSolved()).as("%s", tiny).isFalse();
      assertThat(regression.rSquared()).isZero();
      assertThat(regression.coefficients()).containsOnly(0);
      assertThat(regression.collinear()).isEmpty();
    }
    StandardizedRegression regular = new StandardizedRegression(2, correlations(0));
    assertThat(regular.isSolved()).isTrue();
    assertThat(regular.rSquared()).isEqualTo(0.3125);
  }

  @Test
  void importanceTakesThemForNoCorrelation() {
    for (ImportanceMethod method : ImportanceMethod.values()) {
      for (double tiny : new double[] {1e-17, 1e-156, -1e-265, 1e-300, 1e-310}) {
        RelativeImportance importance =
            RelativeImportance.of(SymmetricMatrix.of(3, correlations(tiny)), method);
        assertThat(importance.isSolved()).isTrue();
        assertThat(importance.importance(0).orElseThrow()).isEqualTo(0.25);
        assertThat(importance.importance(1).orElseThrow()).isEqualTo(0.0625);
      }
    }
  }

  @Test
  void aGradientThatNoDoubleHoldsIsNone() {
    double small = 1e-320;
    RelativeImportance importance =
        RelativeImportance.of(
            SymmetricMatrix.of(2, new double[] {small, small / 2, small / 2, small}),
            ImportanceMethod.LMG);
    assertThat(importance.rSquared()).isBetween(0.24, 0.26);
    assertThat(importance.rSquaredGradient().at(0, 0)).isZero();
    assertThat(importance.rSquaredGradient().at(1, 1)).isZero();
  }
}
