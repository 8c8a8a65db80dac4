package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.FitStatus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeibullFitTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final double[] TIMES = {2, 3, 5, 7, 11, 13, 17, 19};
  private static final double[] AGES = {4, 1, 3, 2, 5, 1, 4, 2};

  private static Cox cox(double[] times, double[] x) {
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of("age"));
    for (int i = 0; i < times.length; i++) {
      rows.add(times[i], i % 4 == 3 ? RowOutcome.NO_EVENT : RowOutcome.EVENT, x[i]);
    }
    return rows.result();
  }

  private static WeibullFit fit() {
    return Weibull.fit(cox(TIMES, AGES));
  }

  @Test
  void timesAscendAndAreFinite() {
    double[][] wrong = {
      {-1, 3}, {4, 3}, {1, Double.POSITIVE_INFINITY}, {Double.NaN, 3}, {1, Double.NaN}
    };
    for (double[] times : wrong) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fit().survival(times[0], times[1], LEVEL, 1))
          .withMessage(
              "times must be finite, at least 0 and ascend, was " + times[0] + " and " + times[1]);
    }
  }

  @Test
  void shareOfAQuantileLiesStrictlyWithin() {
    for (double share : new double[] {0, 1, -0.5, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fit().quantile(share, LEVEL, 1))
          .withMessage("share must lie strictly between 0 and 1, was " + share);
    }
  }

  @Test
  void rowAndNamesAreThoseOfTheDefinition() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit().medianTime(LEVEL, 1, 2))
        .withMessage("row must have 1 covariates, was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit().coefficient("sex"))
        .withMessage("covariate must be one of [age], was sex");
  }

  @Test
  void noTimeLosesNobody() {
    Estimate none = fit().survival(5, 5, LEVEL, 2);
    assertThat(none.value()).isEqualTo(1);
    assertThat(none.interval().low()).isEqualTo(1);
    assertThat(none.interval().high()).isEqualTo(1);
    Estimate tooShort = fit().survival(0, Double.MIN_VALUE, LEVEL, 2);
    assertThat(tooShort.value()).isEqualTo(1);
    assertThat(tooShort.interval().high()).isEqualTo(1);
  }

  /** A hazard below the smallest number: nothing is lost, but nothing is known either. */
  @Test
  void hazardThatVanishesHasTheWidestInterval() {
    WeibullFit fit = fit();
    double sign = Math.signum(fit.coefficient("age").value().orElseThrow());
    Estimate endless = fit.survival(0, 5, LEVEL, sign * 1e9);
    assertThat(endless.value()).isEqualTo(1);
    assertThat(endless.interval().low()).isZero();
    assertThat(endless.interval().high()).isEqualTo(1);
  }

  @Test
  void predictionBeyondTheNumbersIsUndefined() {
    WeibullFit fit = fit();
    double sign = Math.signum(fit.coefficient("age").value().orElseThrow());
    assertThat(fit.survival(0, 5, LEVEL, -sign * 1e9).isDefined()).isFalse();
    Estimate late = fit.quantile(0.5, LEVEL, sign * 1e9);
    assertThat(late.isDefined()).isFalse();
    assertThat(late.n()).isZero();
    assertThat(late.interval().high()).isInfinite();
  }

  @Test
  void medianIsWhereHalfAreLeft() {
    WeibullFit fit = fit();
    double median = fit.medianTime(LEVEL, 3).value();
    assertThat(fit.survival(median, LEVEL, 3).value()).isCloseTo(0.5, within(1e-9));
    double late = fit.survival(median, 2 * median, LEVEL, 3).value();
    assertThat(0.5 * late).isCloseTo(fit.survival(2 * median, LEVEL, 3).value(), within(1e-9));
  }

  @Test
  void covariateThatSaysAllLeavesNoScale() {
    double[] times = new double[AGES.length];
    Arrays.setAll(times, i -> Math.exp(AGES[i]));
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of("age"));
    for (int i = 0; i < times.length; i++) {
      rows.add(times[i], RowOutcome.EVENT, AGES[i]);
    }
    WeibullFit fit = Weibull.fit(rows.result());
    assertThat(fit.status()).isEqualTo(FitStatus.SEPARATED);
    assertThat(fit.separated()).containsExactly(WeibullFit.LOG_SCALE);
    assertThat(fit.scale()).isEmpty();
    assertThat(fit.logLikelihood()).isEmpty();
    assertThat(fit.nullLogLikelihood()).isEmpty();
    assertThat(fit.likelihoodRatioTest()).isEmpty();
    assertThat(fit.survival(3, LEVEL, 2).isDefined()).isFalse();
    assertThat(fit.medianTime(LEVEL, 2).isDefined()).isFalse();
    assertThat(fit.coefficient("age").isDefined()).isFalse();
  }

  @Test
  void constantCovariateLeavesNothingToTest() {
    WeibullFit fit = Weibull.fit(cox(TIMES, new double[TIMES.length]));
    assertThat(fit.status()).isEqualTo(FitStatus.COLLINEAR);
    assertThat(fit.collinear()).containsExactly("age");
    assertThat(fit.logLikelihood()).isPresent();
    assertThat(fit.likelihoodRatioTest()).isEmpty();
    assertThat(fit.medianTime(LEVEL, 0).isDefined()).isTrue();
  }

  /** The exponential model by hand: a rate of 6 events in the sum of the times. */
  @Test
  void exponentialModelHasTheScaleOne() {
    WeibullFit fit = Weibull.exponential(cox(TIMES, new double[TIMES.length]));
    double total = Arrays.stream(TIMES).sum();
    assertThat(fit.scale()).hasValue(1);
    assertThat(fit.events()).isEqualTo(6);
    assertThat(fit.n()).isEqualTo(8);
    assertThat(fit.survival(4, LEVEL, 0).value()).isCloseTo(Math.exp(-4 * 6 / total), within(1e-9));
    assertThat(fit.coefficients()).hasSize(2);
  }

  @Test
  void lateEntriesStrataAndTimesFromZeroAreNotRead() {
    CoxAccumulator late = Cox.accumulator(CoxDefinition.of("age"));
    late.add(1, 5, RowOutcome.EVENT, new double[] {3});
    assertThat(Weibull.fit(late.result()).status()).isEqualTo(FitStatus.UNUSABLE_ROWS);
    CoxAccumulator strata = Cox.accumulator(CoxDefinition.of("age"));
    strata.add(CoxAccumulator.NO_ENTRY, 5, RowOutcome.EVENT, "a", 0, 1, 3);
    strata.add(CoxAccumulator.NO_ENTRY, 6, RowOutcome.EVENT, "b", 0, 1, 4);
    assertThat(Weibull.fit(strata.result()).status()).isEqualTo(FitStatus.UNUSABLE_ROWS);
    CoxAccumulator zero = Cox.accumulator(CoxDefinition.of("age"));
    zero.add(0, RowOutcome.EVENT, 3);
    assertThat(Weibull.exponential(zero.result()).status()).isEqualTo(FitStatus.UNUSABLE_ROWS);
    CoxAccumulator fromZero = Cox.accumulator(CoxDefinition.of("age"));
    fromZero.add(0, 5, RowOutcome.NO_EVENT, new double[] {3});
    assertThat(Weibull.fit(fromZero.result()).status()).isEqualTo(FitStatus.NO_EVENTS);
  }
}
