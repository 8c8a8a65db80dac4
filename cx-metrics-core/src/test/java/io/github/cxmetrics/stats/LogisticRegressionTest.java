package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final LogisticRegression AGE = LogisticRegression.of("age");

  private static LogisticFit twoGroups() {
    return AGE.fit(new double[] {0, 1}, new long[] {10, 30}, new long[] {30, 10});
  }

  @Test
  void covariateIsNamedOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogisticRegression.of("age", "age"))
        .withMessage("covariate must be named once, was [age, age]");
  }

  @Test
  void penaltyIsFiniteAndNotNegative() {
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AGE.withPenalty(wrong))
          .withMessage("penalty must be finite and at least 0, was " + wrong);
    }
  }

  @Test
  void columnsAreOfOneLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AGE.fit(new double[2], new long[2], new long[3]))
        .withMessage(
            "rows must have 1 covariates and two counts each, was 2 values, 2 and 3 counts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AGE.fit(new double[3], new long[2], new long[2]))
        .withMessage(
            "rows must have 1 covariates and two counts each, was 3 values, 2 and 2 counts");
  }

  @Test
  void valuesAreFiniteAndCountsNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AGE.fit(new double[] {Double.NaN}, new long[1], new long[1]))
        .withMessage("covariate must be finite, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AGE.fit(new double[1], new long[] {-1}, new long[1]))
        .withMessage("count of yes must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AGE.fit(new double[1], new long[1], new long[] {-2}))
        .withMessage("count of no must be at least 0, was -2");
  }

  /** By hand: the odds are 1/3 and 3, so the slope is ln 9 and its variance 2 (1/10 + 1/30). */
  @Test
  void twoGroupsAreThoseOfTheTable() {
    LogisticFit fit = twoGroups();
    Coefficient slope = fit.coefficient("age");
    assertThat(slope.value().orElseThrow()).isCloseTo(Math.log(9), within(1e-9));
    assertThat(slope.standardError().orElseThrow())
        .isCloseTo(Math.sqrt(2 * (1 / 10.0 + 1 / 30.0)), within(1e-9));
    assertThat(fit.probability(LEVEL, 0).value()).isCloseTo(0.25, within(1e-9));
    assertThat(fit.probability(LEVEL, 1).value()).isCloseTo(0.75, within(1e-9));
    assertThat(fit.covarianceOfLogOdds(new double[] {0}, new double[] {0}).orElseThrow())
        .isCloseTo(1 / 10.0 + 1 / 30.0, within(1e-9));
    assertThat(fit.covarianceOfLogOdds(new double[] {0}, new double[] {1}).orElseThrow())
        .isCloseTo(0, within(1e-9));
  }

  @Test
  void rowOfAPredictionIsChecked() {
    LogisticFit fit = twoGroups();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.logOdds(1, 2))
        .withMessage("row must have 1 covariates, was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.probability(LEVEL, Double.NEGATIVE_INFINITY))
        .withMessage("covariate must be finite, was -Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.coefficient("sex"))
        .withMessage("covariate must be one of [age], was sex");
  }

  @Test
  void withoutBothOutcomesNothingIsKnown() {
    for (long[] yes : List.of(new long[] {0, 0}, new long[] {3, 4})) {
      long[] no = yes[0] == 0 ? new long[] {3, 4} : new long[2];
      LogisticFit fit = AGE.fit(new double[] {0, 1}, yes, no);
      assertThat(fit.status()).isEqualTo(FitStatus.NO_EVENTS);
      assertThat(fit.n()).isEqualTo(7);
      assertThat(fit.iterations()).isZero();
      assertThat(fit.logLikelihood()).isEmpty();
      assertThat(fit.nullLogLikelihood()).isEmpty();
      assertThat(fit.likelihoodRatioTest()).isEmpty();
      assertThat(fit.covarianceOfLogOdds(new double[1], new double[1])).isEmpty();
      assertThat(fit.coefficients()).noneMatch(Coefficient::isDefined);
    }
  }

  @Test
  void separatedFitHasNoCovarianceOfPredictions() {
    LogisticFit fit = AGE.fit(new double[] {0, 1}, new long[] {0, 5}, new long[] {5, 0});
    assertThat(fit.status()).isEqualTo(FitStatus.SEPARATED);
    assertThat(fit.covarianceOfLogOdds(new double[1], new double[1])).isEmpty();
    assertThat(fit.logOdds(0)).isEmpty();
    assertThat(fit.coefficient(LogisticRegression.INTERCEPT).isDefined()).isFalse();
  }

  @Test
  void predictionBeyondTheNumbersIsUndefined() {
    LogisticFit fit = AGE.fit(new double[] {0, 1e-300}, new long[] {10, 30}, new long[] {30, 10});
    assertThat(fit.logOdds(1e300)).isEmpty();
    assertThat(fit.probability(LEVEL, 1e300).isDefined()).isFalse();
    assertThat(fit.covarianceOfLogOdds(new double[] {1e300}, new double[] {1e300})).isEmpty();
  }

  @Test
  void withoutACovariateThereIsNothingToTest() {
    LogisticFit fit = LogisticRegression.of().fit(new double[0], new long[] {1}, new long[] {3});
    assertThat(fit.probability(LEVEL).value()).isCloseTo(0.25, within(1e-9));
    assertThat(fit.likelihoodRatioTest()).isEmpty();
    assertThat(twoGroups().likelihoodRatioTest()).isPresent();
    assertThat(
            AGE.withPenalty(1)
                .fit(new double[] {0, 1}, new long[] {10, 30}, new long[] {30, 10})
                .likelihoodRatioTest())
        .isEmpty();
  }
}
