package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static io.github.cxmetrics.stats.NetScoreInterval.STUDENT_T;
import static io.github.cxmetrics.stats.NetScoreInterval.TANGO;
import static io.github.cxmetrics.stats.NetScoreInterval.WALD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetScoreIntervalTest {

  private static final double Z = 1.959963984540054;

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 1_000_000_000_000L})
  void tangoOfOnlyNeutralsIsNotEmpty(long n) {
    Interval interval = TANGO.of(0, n, 0, P95);
    assertThat(interval.high()).isCloseTo(Z * Z / (n + Z * Z), offset(1e-15));
    assertThat(interval.low()).isEqualTo(-interval.high());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 1_000_000_000_000L})
  void tangoOfOnlyPromotersReachesOne(long n) {
    Interval interval = TANGO.of(n, 0, 0, P95);
    assertThat(interval.high()).isEqualTo(1);
    assertThat(interval.low()).isCloseTo((n - Z * Z) / (n + Z * Z), offset(1e-15));
    assertThat(TANGO.of(0, 0, n, P95)).isEqualTo(interval.scaled(-1, 0));
  }

  @Test
  void tangoWithoutNeutralsIsTwiceWilsonMinusOne() {
    Interval share = ProportionInterval.WILSON.of(7, 10, P95);
    Interval score = TANGO.of(7, 0, 3, P95);
    assertThat(score.low()).isCloseTo(2 * share.low() - 1, offset(1e-15));
    assertThat(score.high()).isCloseTo(2 * share.high() - 1, offset(1e-15));
  }

  @Test
  void waldAndStudentAreEmptyWhenAllAnswersAreAlike() {
    assertThat(WALD.of(10, 0, 0, P95).width()).isZero();
    assertThat(STUDENT_T.of(10, 0, 0, P95).width()).isZero();
  }

  @Test
  void studentNeedsTwoAnswers() {
    assertThat(STUDENT_T.of(1, 0, 0, P95)).isEqualTo(new Interval(-1, 1, P95));
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnswersEverythingIsPossible(NetScoreInterval method) {
    Estimate nothing = method.estimate(0, 0, 0, P95);
    assertThat(nothing.value()).isNaN();
    assertThat(nothing.n()).isZero();
    assertThat(nothing.interval()).isEqualTo(new Interval(-1, 1, P95));
  }

  @ParameterizedTest
  @EnumSource
  void anEstimateCarriesTheRawScoreAndItsMethod(NetScoreInterval method) {
    Estimate estimate = method.estimate(5, 3, 2, P95);
    assertThat(estimate.value()).isEqualTo(0.3);
    assertThat(estimate.n()).isEqualTo(10);
    assertThat(estimate.method()).isEqualTo(method.label());
    assertThat(estimate.interval()).isEqualTo(method.of(5, 3, 2, P95));
  }

  @Test
  void labelsAreWrittenAsPeopleDo() {
    assertThat(NetScoreInterval.values())
        .extracting(NetScoreInterval::label)
        .containsExactly(
            "Tango score",
            "adjusted Wald (3/4)",
            "Wald",
            "Student t",
            "Agresti-Min",
            "Bonett-Price");
  }

  @Test
  void rejectsImpossibleCounts() {
    assertThatThrownBy(() -> TANGO.of(-1, 0, 0, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("positive answers must be at least 0, was -1");
    assertThatThrownBy(() -> TANGO.of(0, -2, 0, P95))
        .hasMessage("neutral answers must be at least 0, was -2");
    assertThatThrownBy(() -> TANGO.of(0, 0, -3, P95))
        .hasMessage("negative answers must be at least 0, was -3");
    assertThatThrownBy(() -> TANGO.estimate(Long.MAX_VALUE, 1, 0, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sum of the counts must be at most 9223372036854775807, was more");
  }

  @ParameterizedTest
  @EnumSource
  void mirrorsPositiveAndNegative(NetScoreInterval method) {
    Samples.run(
        (random, seed) -> {
          long positive = Samples.count(random) - 1;
          long neutral = Samples.count(random) - 1;
          long negative = Samples.count(random);
          ConfidenceLevel level = Samples.level(random);
          assertThat(method.of(negative, neutral, positive, level))
              .as(seed)
              .isEqualTo(method.of(positive, neutral, negative, level).scaled(-1, 0));
        });
  }

  @ParameterizedTest
  @EnumSource
  void staysInRangeAndNestsByLevel(NetScoreInterval method) {
    Samples.run(
        (random, seed) -> {
          long positive = Samples.count(random) - 1;
          long neutral = Samples.count(random) - 1;
          long negative = Samples.count(random);
          ConfidenceLevel level = Samples.level(random);
          Interval outer = method.of(positive, neutral, negative, level);
          ConfidenceLevel lower =
              new ConfidenceLevel(level.probability() * random.nextDouble(0.1, 0.999));
          Interval inner = method.of(positive, neutral, negative, lower);
          double noise = 2 * Math.ulp(1.0);
          assertThat(outer.low()).as(seed).isBetween(-1.0, inner.low() + noise);
          assertThat(outer.high()).as(seed).isBetween(inner.high() - noise, 1.0);
        });
  }

  @Test
  void tangoHoldsTheScoreAndRisesWithPromoters() {
    Samples.run(
        (random, seed) -> {
          long positive = Samples.count(random) - 1;
          long neutral = Samples.count(random);
          long negative = Samples.count(random) - 1;
          ConfidenceLevel level = Samples.level(random);
          Estimate before = TANGO.estimate(positive, neutral, negative, level);
          Estimate after = TANGO.estimate(positive + 1, neutral - 1, negative, level);
          assertThat(before.interval().contains(before.value())).as(seed).isTrue();
          double noise = 1e-12 * before.interval().width() + 2 * Math.ulp(1.0);
          assertThat(after.interval().low())
              .as(seed)
              .isGreaterThanOrEqualTo(before.interval().low() - noise);
          assertThat(after.interval().high())
              .as(seed)
              .isGreaterThanOrEqualTo(before.interval().high() - noise);
        });
  }

  @ParameterizedTest
  @EnumSource
  void extremeLevelsAndCountsAreAnswered(NetScoreInterval method) {
    for (double level : new double[] {1e-300, 1e-9, 0.999999, Math.nextDown(1.0)}) {
      for (long n : new long[] {0, 1, 7, Long.MAX_VALUE / 4}) {
        for (long neutral : new long[] {0, 1, 1_000_000_000_000L}) {
          for (long negative : new long[] {0, 1, n}) {
            Interval interval = method.of(n, neutral, negative, new ConfidenceLevel(level));
            assertThat(interval.low()).isBetween(-1.0, 1.0);
            assertThat(interval.high()).isBetween(-1.0, 1.0);
          }
        }
      }
    }
  }
}
