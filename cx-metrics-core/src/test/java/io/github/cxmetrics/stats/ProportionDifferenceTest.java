package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProportionDifferenceTest {

  @Test
  void newcombeComesWithThePooledTest() {
    Difference difference = ProportionDifference.NEWCOMBE.of(60, 100, 40, 100, P95);
    assertThat(difference.estimate().value()).isCloseTo(0.2, offset(1e-16));
    assertThat(difference.statistic()).isCloseTo(0.2 / Math.sqrt(0.25 / 50), offset(1e-14));
    assertThat(difference.pValue()).isCloseTo(0.004678, offset(1e-6));
    assertThat(difference.isSignificant()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptySideLeavesEverythingOpen(ProportionDifference method) {
    for (Difference empty :
        new Difference[] {
          method.of(0, 0, 1, 2, P95), method.of(1, 2, 0, 0, P95), method.of(0, 0, 0, 0, P95)
        }) {
      assertThat(empty.estimate().value()).isNaN();
      assertThat(empty.estimate().interval()).isEqualTo(new Interval(-1, 1, P95));
      assertThat(empty.statistic()).isNaN();
      assertThat(empty.pValue()).isNaN();
    }
    assertThat(method.of(0, 0, 1, 2, P95).estimate().n()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWCOMBE", "MIETTINEN_NURMINEN"})
  void equalSharesWithoutVarianceDoNotDiffer(ProportionDifference method) {
    Difference none = method.of(0, 5, 0, 9, P95);
    assertThat(none.statistic()).isZero();
    assertThat(none.pValue()).isEqualTo(1);
    assertThat(none.estimate().interval().contains(0)).isTrue();
    assertThat(none.estimate().n()).isEqualTo(14);
    assertThat(none.estimate().method()).isEqualTo(method.label());
  }

  @Test
  void withoutVarianceWaldGivesNoVerdict() {
    Difference opposite = ProportionDifference.WALD.of(0, 5, 9, 9, P95);
    assertThat(opposite.estimate().value()).isEqualTo(-1);
    assertThat(opposite.estimate().interval()).isEqualTo(new Interval(-1, 1, P95));
    assertThat(opposite.pValue()).isNaN();
  }

  @Test
  void labelsAreWrittenAsPeopleDo() {
    assertThat(ProportionDifference.values())
        .extracting(ProportionDifference::label)
        .containsExactly("Newcombe hybrid score", "Miettinen-Nurminen score", "Wald");
  }

  @Test
  void rejectsImpossibleCounts() {
    assertThatThrownBy(() -> ProportionDifference.WALD.of(3, 2, 1, 2, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("successes must be in 0..2, was 3");
    assertThatThrownBy(() -> ProportionDifference.WALD.of(1, Long.MAX_VALUE, 1, 1, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sum of the counts must be at most 9223372036854775807, was more");
  }

  @ParameterizedTest
  @EnumSource
  void staysInRangeAndIsNegatedByExchange(ProportionDifference method) {
    Samples.run(
        (random, seed) -> {
          long n1 = Samples.count(random);
          long n2 = Samples.count(random);
          long k1 = random.nextLong(n1 + 1);
          long k2 = random.nextLong(n2 + 1);
          ConfidenceLevel level = Samples.level(random);
          Difference difference = method.of(k1, n1, k2, n2, level);
          Interval interval = difference.estimate().interval();
          assertThat(interval.low()).as(seed).isBetween(-1.0, interval.high());
          assertThat(interval.high()).as(seed).isLessThanOrEqualTo(1);
          assertThat(interval.contains(difference.estimate().value())).as(seed).isTrue();
          assertSame(seed, method.of(k2, n2, k1, n1, level), difference);
          assertSame(seed, method.of(n1 - k1, n1, n2 - k2, n2, level), difference);
        });
  }

  @Test
  void scoreTestAndScoreIntervalAgree() {
    Samples.run(
        (random, seed) -> {
          long n1 = 1L + random.nextInt(60);
          long n2 = 1L + random.nextInt(60);
          Difference difference =
              ProportionDifference.MIETTINEN_NURMINEN.of(
                  random.nextLong(n1 + 1), n1, random.nextLong(n2 + 1), n2, P95);
          assertThat(difference.isSignificant())
              .as(seed)
              .isEqualTo(!difference.estimate().interval().contains(0));
        });
  }

  private static void assertSame(String seed, Difference negated, Difference difference) {
    Interval interval = difference.estimate().interval();
    Interval other = negated.estimate().interval().scaled(-1, 0);
    double noise = 1e-9 * interval.width() + 4 * Math.ulp(1.0);
    assertThat(other.low()).as(seed).isCloseTo(interval.low(), offset(noise));
    assertThat(other.high()).as(seed).isCloseTo(interval.high(), offset(noise));
    assertThat(negated.estimate().value()).as(seed).isEqualTo(-difference.estimate().value());
  }
}
