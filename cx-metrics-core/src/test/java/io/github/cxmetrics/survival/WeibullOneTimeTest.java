package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.LogisticRegression;
import org.junit.jupiter.api.Test;

/** All times equal: only an estimated scale falls to 0. Numbers of R 4.2.2, survival 3.5.3. */
class WeibullOneTimeTest {

  private static Cox rows(double... x) {
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of("x"));
    for (int i = 0; i < x.length; i++) {
      rows.add(3, i < 3 ? RowOutcome.EVENT : RowOutcome.NO_EVENT, x[i]);
    }
    return rows.result();
  }

  /** survreg(Surv(rep(3, 6), c(1, 1, 1, 0, 0, 0)) ~ 1, dist = "exponential"): the mean is 6. */
  @Test
  void theExponentialIsFitted() {
    WeibullFit fit = Weibull.exponential(rows(7, 7, 7, 7, 7, 7));
    assertThat(fit.status()).isEqualTo(FitStatus.COLLINEAR);
    assertThat(fit.collinear()).containsExactly("x");
    assertThat(fit.separated()).isEmpty();
    assertThat(fit.scale()).hasValue(1);
    assertCoefficient(fit.coefficient(LogisticRegression.INTERCEPT), Math.log(6), 0.57735026919);
    assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(-8.37527840768, within(1e-10));
    assertThat(fit.survival(3, ConfidenceLevel.P95, 7).value())
        .isCloseTo(Math.exp(-.5), within(1e-9));
    assertThat(fit.survival(12, ConfidenceLevel.P95, 7).value())
        .isCloseTo(Math.exp(-2), within(1e-9));
    assertThat(fit.medianTime(ConfidenceLevel.P95, 7).value())
        .isCloseTo(6 * Math.log(2), within(1e-9));
  }

  /** The same with x = c(0, 0, 1, 0, 1, 1). */
  @Test
  void theExponentialHasCovariates() {
    WeibullFit fit = Weibull.exponential(rows(0, 0, 1, 0, 1, 1));
    assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
    assertCoefficient(fit.coefficient(LogisticRegression.INTERCEPT), 1.50407739678, 0.707106781187);
    assertCoefficient(fit.coefficient("x"), 0.693147180547, 1.22474487139);
    assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(-8.20537937089, within(1e-9));
  }

  private static void assertCoefficient(Coefficient found, double value, double error) {
    assertThat(found.value().orElseThrow()).isCloseTo(value, within(1e-8));
    assertThat(found.standardError().orElseThrow()).isCloseTo(error, within(1e-8));
  }

  @Test
  void theScaleOfWeibullTimesFallsToZero() {
    WeibullFit fit = Weibull.fit(rows(0, 0, 1, 0, 1, 1));
    assertThat(fit.status()).isEqualTo(FitStatus.SEPARATED);
    assertThat(fit.separated()).containsExactly(WeibullFit.LOG_SCALE);
  }
}
