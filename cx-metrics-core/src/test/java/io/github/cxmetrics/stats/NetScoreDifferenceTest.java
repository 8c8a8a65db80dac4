package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static io.github.cxmetrics.stats.NetScoreDifference.ADJUSTED_WALD;
import static io.github.cxmetrics.stats.NetScoreDifference.WALD;
import static io.github.cxmetrics.stats.NetScoreDifference.WELCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetScoreDifferenceTest {

  @Test
  void waldDividesByTheStandardErrorOfBothScores() {
    Difference difference = WALD.of(50, 30, 20, 40, 30, 30, P95); // NPS 30 and 10
    double error = Math.sqrt((0.7 - 0.09) / 100 + (0.7 - 0.01) / 100);
    assertThat(difference.estimate().value()).isCloseTo(0.2, offset(1e-15));
    assertThat(difference.statistic()).isCloseTo(0.2 / error, offset(1e-13));
  }

  @Test
  void adjustedWaldReportsTheRawDifference() {
    Difference difference = ADJUSTED_WALD.of(50, 30, 20, 40, 30, 30, P95);
    assertThat(difference.estimate().value()).isCloseTo(0.2, offset(1e-15));
    Interval interval = difference.estimate().interval();
    assertThat((interval.low() + interval.high()) / 2).isCloseTo(20 / 103.0, offset(1e-15));
  }

  @Test
  void adjustedWaldJudgesWithoutVariance() {
    Difference few = ADJUSTED_WALD.of(2, 0, 0, 0, 0, 2, P95);
    assertThat(few.estimate().value()).isEqualTo(2);
    assertThat(few.statistic()).isFinite();
    assertThat(ADJUSTED_WALD.of(50, 0, 0, 0, 0, 50, P95).isSignificant()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"WALD", "WELCH"})
  void withoutVarianceThereIsNoVerdict(NetScoreDifference method) {
    Difference opposite = method.of(0, 0, 5, 9, 0, 0, P95);
    assertThat(opposite.estimate().value()).isEqualTo(-2);
    assertThat(opposite.estimate().interval()).isEqualTo(new Interval(-2, 2, P95));
    assertThat(opposite.statistic()).isNaN();
    assertThat(opposite.pValue()).isNaN();
  }

  @ParameterizedTest
  @EnumSource
  void wordsNeverContradictTheNumbers(NetScoreDifference method) {
    long[] few = {0, 1, 2, 7};
    long[] many = {0, 3, 184, 999_990};
    for (ConfidenceLevel level : new ConfidenceLevel[] {ConfidenceLevel.P90, P95}) {
      for (int i = 0; i < 4096; i++) {
        Difference difference =
            method.of(
                few[i & 3],
                few[i >> 2 & 3],
                few[i >> 4 & 3],
                many[i >> 6 & 3],
                many[i >> 8 & 3],
                many[i >> 10 & 3],
                level);
        if (!difference.estimate().isDefined()) {
          continue;
        }
        double value = difference.estimate().value();
        assertThat(difference.estimate().interval().contains(value)).isTrue();
        String words = difference.inWords(Rounding.ONE_DECIMAL, "");
        assertThat(words.endsWith("higher") && !(value > 0 && difference.statistic() > 0))
            .isFalse();
        assertThat(words.endsWith("lower") && !(value < 0 && difference.statistic() < 0)).isFalse();
      }
    }
  }

  @Test
  void welchNeedsTwoAnswersOnEachSide() {
    Difference single = WELCH.of(1, 0, 0, 5, 3, 2, P95);
    assertThat(single.estimate().value()).isCloseTo(0.7, offset(1e-15));
    assertThat(single.estimate().interval()).isEqualTo(new Interval(-2, 2, P95));
    assertThat(single.pValue()).isNaN();
    assertThat(single.statistic()).isNaN();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptySideLeavesEverythingOpen(NetScoreDifference method) {
    Difference empty = method.of(0, 0, 0, 5, 3, 2, P95);
    assertThat(empty.estimate().value()).isNaN();
    assertThat(empty.estimate().n()).isEqualTo(10);
    assertThat(empty.estimate().method()).isEqualTo(method.label());
    assertThat(empty.estimate().interval()).isEqualTo(new Interval(-2, 2, P95));
    assertThat(empty.statistic()).isNaN();
    assertThat(empty.pValue()).isNaN();
  }

  @Test
  void labelsAreWrittenAsPeopleDo() {
    assertThat(NetScoreDifference.values())
        .extracting(NetScoreDifference::label)
        .containsExactly("adjusted Wald (3/4)", "Wald", "Welch t");
    assertThat(WELCH.of(5, 1, 1, 5, 3, 2, P95).estimate().method()).isEqualTo("Welch t");
  }

  @Test
  void rejectsImpossibleCounts() {
    assertThatThrownBy(() -> WALD.of(1, 1, 1, 1, 1, -1, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("negative answers must be at least 0, was -1");
  }

  @ParameterizedTest
  @EnumSource
  void staysInRangeAndIsNegatedByExchange(NetScoreDifference method) {
    Samples.run(
        (random, seed) -> {
          long[] a = new long[6];
          for (int i = 0; i < 6; i++) {
            a[i] = Samples.count(random) - 1;
          }
          a[1]++;
          a[4]++;
          ConfidenceLevel level = Samples.level(random);
          Difference difference = method.of(a[0], a[1], a[2], a[3], a[4], a[5], level);
          Difference exchanged = method.of(a[3], a[4], a[5], a[0], a[1], a[2], level);
          Interval interval = difference.estimate().interval();
          assertThat(interval.low()).as(seed).isBetween(-2.0, interval.high());
          assertThat(interval.high()).as(seed).isLessThanOrEqualTo(2);
          Interval other = exchanged.estimate().interval().scaled(-1, 0);
          assertThat(other.low()).as(seed).isCloseTo(interval.low(), offset(1e-12));
          assertThat(other.high()).as(seed).isCloseTo(interval.high(), offset(1e-12));
        });
  }
}
