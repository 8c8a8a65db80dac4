package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import org.junit.jupiter.api.Test;

class MeanDifferenceTest {

  @Test
  void equalVariancesAndSizesHaveAllDegreesOfFreedom() {
    Difference difference = MeanDifference.welch(5, 6, 2, 5, 4, 2, 6, P95);
    double error = Math.sqrt(0.8);
    double t = 2.306004135204166; // 8 degrees of freedom
    assertThat(difference.statistic()).isCloseTo(2 / error, offset(1e-14));
    assertThat(difference.estimate().interval().low()).isCloseTo(2 - t * error, offset(1e-13));
    assertThat(difference.estimate().n()).isEqualTo(10);
    assertThat(difference.estimate().method()).isEqualTo("Welch t");
  }

  @Test
  void tooFewAnswersHaveNoVerdict() {
    Difference none = MeanDifference.welch(0, Double.NaN, Double.NaN, 9, 4, 1, 6, P95);
    assertThat(none.estimate().value()).isNaN();
    Difference one = MeanDifference.welch(9, 4, 1, 1, 5, Double.NaN, 6, P95);
    assertThat(one.estimate().value()).isEqualTo(-1);
    for (Difference few : new Difference[] {none, one}) {
      assertThat(few.estimate().interval()).isEqualTo(new Interval(-6, 6, P95));
      assertThat(few.statistic()).isNaN();
      assertThat(few.pValue()).isNaN();
    }
  }

  @Test
  void withoutVarianceThereIsNoVerdict() {
    for (double mean : new double[] {4, 5}) {
      Difference alike = MeanDifference.welch(3, mean, 0, 5, 4, 0, 6, P95);
      assertThat(alike.estimate().value()).isEqualTo(mean - 4);
      assertThat(alike.estimate().interval()).isEqualTo(new Interval(-6, 6, P95));
      assertThat(alike.statistic()).isNaN();
      assertThat(alike.pValue()).isNaN();
      assertThat(alike.inWords(Rounding.WHOLE, "")).endsWith(": not yet clear");
    }
  }

  @Test
  void oneSideWithoutVarianceUsesTheDegreesOfFreedomOfTheOther() {
    Difference difference = MeanDifference.welch(5, 6, 2, 5, 4, 0, 6, P95);
    assertThat(difference.pValue())
        .isCloseTo(StudentT.twoSided(2 / Math.sqrt(0.4), 4), offset(1e-15));
  }

  @Test
  void tinyVariancesDoNotUnderflow() {
    Difference difference = MeanDifference.welch(5, 6, 1e-300, 5, 6, 1e-300, 6, P95);
    assertThat(difference.pValue()).isEqualTo(1);
  }

  @Test
  void rejectsWhatCannotBe() {
    assertThatThrownBy(() -> MeanDifference.welch(-1, 5, 1, 9, 4, 1, 6, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n1 must be at least 0, was -1");
    assertThatThrownBy(() -> MeanDifference.welch(9, 5, 1, -9, 4, 1, 6, P95))
        .hasMessage("n2 must be at least 0, was -9");
    assertThatThrownBy(() -> MeanDifference.welch(9, 5, -1, 9, 4, 1, 6, P95))
        .hasMessage("first sample variance must be finite and at least 0, was -1.0");
    assertThatThrownBy(() -> MeanDifference.welch(9, 5, 1, 9, 4, Double.NaN, 6, P95))
        .hasMessage("second sample variance must be finite and at least 0, was NaN");
    assertThatThrownBy(() -> MeanDifference.welch(9, 15, 1, 9, 4, 1, 6, P95))
        .hasMessage("difference of the means must be in -6.0..6.0, was 11.0");
    assertThatThrownBy(() -> MeanDifference.welch(9, 5, 1, 9, 4, 1, 0, P95))
        .hasMessage("widest must be above 0, was 0.0");
  }
}
