package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static io.github.cxmetrics.stats.ProportionInterval.AGRESTI_COULL;
import static io.github.cxmetrics.stats.ProportionInterval.CLOPPER_PEARSON;
import static io.github.cxmetrics.stats.ProportionInterval.JEFFREYS;
import static io.github.cxmetrics.stats.ProportionInterval.WALD;
import static io.github.cxmetrics.stats.ProportionInterval.WILSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProportionIntervalTest {

  @Test
  void wilsonOfNoneOrAllIsZSquaredOverNPlusZSquared() {
    double zz = 1.959963984540054 * 1.959963984540054;
    assertThat(WILSON.of(0, 10, P95).low()).isZero();
    assertThat(WILSON.of(0, 10, P95).high()).isCloseTo(zz / (10 + zz), offset(1e-15));
    assertThat(WILSON.of(10, 10, P95).low()).isCloseTo(10 / (10 + zz), offset(1e-15));
    assertThat(WILSON.of(10, 10, P95).high()).isEqualTo(1);
  }

  @Test
  void clopperPearsonOfNoneIsOneMinusTheNthRootOfTheTail() {
    Interval interval = CLOPPER_PEARSON.of(0, 10, P95);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isCloseTo(1 - Math.pow(0.025, 0.1), offset(1e-15));
  }

  @Test
  void waldOfHalfIsAsInTextbooks() {
    Interval interval = WALD.of(50, 100, P95);
    assertThat(interval.low()).isCloseTo(0.402, offset(0.0005));
    assertThat(interval.high()).isCloseTo(0.598, offset(0.0005));
  }

  @Test
  void jeffreysReachesTheEndsWithoutSuccessesOrFailures() {
    assertThat(JEFFREYS.of(0, 10, P95).low()).isZero();
    assertThat(JEFFREYS.of(10, 10, P95).high()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void withoutTrialsEverythingIsPossible(ProportionInterval method) {
    Estimate nothing = method.estimate(0, 0, P95);
    assertThat(nothing.value()).isNaN();
    assertThat(nothing.n()).isZero();
    assertThat(nothing.interval()).isEqualTo(new Interval(0, 1, P95));
  }

  @ParameterizedTest
  @EnumSource
  void anEstimateCarriesItsMethod(ProportionInterval method) {
    Estimate estimate = method.estimate(3, 4, P95);
    assertThat(estimate.value()).isEqualTo(0.75);
    assertThat(estimate.n()).isEqualTo(4);
    assertThat(estimate.method()).isEqualTo(method.label());
    assertThat(estimate.interval()).isEqualTo(method.of(3, 4, P95));
  }

  @Test
  void labelsAreWrittenAsPeopleDo() {
    assertThat(ProportionInterval.values())
        .extracting(ProportionInterval::label)
        .containsExactly("Wilson score", "Clopper-Pearson", "Jeffreys", "Agresti-Coull", "Wald");
  }

  @ParameterizedTest
  @EnumSource
  void rejectsImpossibleCounts(ProportionInterval method) {
    assertThatThrownBy(() -> method.of(11, 10, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("successes must be in 0..10, was 11");
    assertThatThrownBy(() -> method.of(-1, 10, P95))
        .hasMessage("successes must be in 0..10, was -1");
    assertThatThrownBy(() -> method.estimate(0, -1, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n must be at least 0, was -1");
  }

  @ParameterizedTest
  @EnumSource
  void mirrorsSuccessAndFailure(ProportionInterval method) {
    Samples.run(
        (random, seed) -> {
          long n = Samples.count(random);
          long k = random.nextLong(n + 1);
          ConfidenceLevel level = Samples.level(random);
          Interval interval = method.of(k, n, level);
          Interval mirrored = method.of(n - k, n, level).scaled(-1, 1);
          assertThat(mirrored.low()).as(seed).isCloseTo(interval.low(), offset(2e-16));
          assertThat(mirrored.high()).as(seed).isCloseTo(interval.high(), offset(2e-16));
        });
  }

  @ParameterizedTest
  @EnumSource
  void staysInRangeAndNestsByLevel(ProportionInterval method) {
    Samples.run(
        (random, seed) -> {
          long n = Samples.count(random);
          long k = random.nextLong(n + 1);
          Interval outer = method.of(k, n, Samples.level(random));
          ConfidenceLevel lower =
              new ConfidenceLevel(outer.level().probability() * random.nextDouble(0.1, 0.999));
          Interval inner = method.of(k, n, lower);
          assertThat(outer.low()).as(seed).isBetween(0.0, inner.low());
          assertThat(outer.high()).as(seed).isBetween(inner.high(), 1.0);
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"WILSON", "CLOPPER_PEARSON", "JEFFREYS"})
  void risesWithSuccesses(ProportionInterval method) {
    Samples.run(
        (random, seed) -> {
          long n = Samples.count(random);
          long k = random.nextLong(n);
          ConfidenceLevel level = Samples.level(random);
          Interval fewer = method.of(k, n, level);
          Interval more = method.of(k + 1, n, level);
          double noise = 1e-9 * fewer.width(); // one success in 1e12 is less than rounding
          assertThat(more.low()).as(seed).isGreaterThanOrEqualTo(fewer.low() - noise);
          assertThat(more.high()).as(seed).isGreaterThanOrEqualTo(fewer.high() - noise);
        });
  }

  @Test
  void agrestiCoullHoldsWilson() {
    Samples.run(
        (random, seed) -> {
          long n = Samples.count(random);
          long k = random.nextLong(n + 1);
          ConfidenceLevel level = Samples.level(random);
          Interval wilson = WILSON.of(k, n, level);
          Interval wider = AGRESTI_COULL.of(k, n, level);
          double noise = 1e-9 * wilson.width();
          assertThat(wider.low()).as(seed).isLessThanOrEqualTo(wilson.low() + noise);
          assertThat(wider.high()).as(seed).isGreaterThanOrEqualTo(wilson.high() - noise);
        });
  }

  @ParameterizedTest
  @EnumSource
  void extremeLevelsAndCountsAreAnswered(ProportionInterval method) {
    for (double level : new double[] {1e-300, 1e-9, 0.999999, Math.nextDown(1.0)}) {
      for (long n : new long[] {1, 7, Long.MAX_VALUE}) {
        for (long k : new long[] {0, 1, n / 2, n}) {
          Interval interval = method.of(k, n, new ConfidenceLevel(level));
          assertThat(interval.low()).isBetween(0.0, 1.0);
          assertThat(interval.high()).isBetween(0.0, 1.0);
        }
      }
    }
  }
}
