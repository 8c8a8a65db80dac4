package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {

  @Test
  void fourAnswersUseThreeDegreesOfFreedom() {
    Interval interval =
        MeanInterval.of(4, 5.5, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, P95);
    assertThat(interval.low()).isCloseTo(5.5 - 3.182446305283710 / 2, offset(1e-13));
    assertThat(interval.high()).isCloseTo(5.5 + 3.182446305283710 / 2, offset(1e-13));
  }

  @Test
  void isCutOffWhereTheScaleEnds() {
    assertThat(MeanInterval.of(4, 5.5, 1, 1, 7, P95).high()).isEqualTo(7);
    assertThat(MeanInterval.of(2, 2, 2, 1, 7, P95).low()).isEqualTo(1);
  }

  @Test
  void fewerThanTwoAnswersSayNothing() {
    Estimate none = MeanInterval.estimate(0, Double.NaN, Double.NaN, 1, 7, P95);
    assertThat(none.value()).isNaN();
    assertThat(none.n()).isZero();
    assertThat(none.method()).isEqualTo("Student t");
    assertThat(none.interval()).isEqualTo(new Interval(1, 7, P95));
    Estimate one = MeanInterval.estimate(1, 6, Double.NaN, 1, 7, P95);
    assertThat(one.value()).isEqualTo(6);
    assertThat(one.interval()).isEqualTo(new Interval(1, 7, P95));
  }

  @Test
  void equalAnswersHaveNoWidth() {
    assertThat(MeanInterval.of(5, 3, 0, 1, 7, P95)).isEqualTo(new Interval(3, 3, P95));
  }

  @Test
  void forgivesRoundingInTheMean() {
    assertThat(MeanInterval.of(5, Math.nextUp(7.0), 0, 1, 7, P95))
        .isEqualTo(new Interval(7, 7, P95));
  }

  @Test
  void rejectsWhatCannotBe() {
    assertThatThrownBy(() -> MeanInterval.of(-1, 3, 1, 1, 7, P95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n must be at least 0, was -1");
    assertThatThrownBy(() -> MeanInterval.of(3, 8, 1, 1, 7, P95))
        .hasMessage("mean must be in 1.0..7.0, was 8.0");
    assertThatThrownBy(() -> MeanInterval.of(3, Double.NaN, 1, 1, 7, P95))
        .hasMessage("mean must be in 1.0..7.0, was NaN");
    assertThatThrownBy(() -> MeanInterval.of(3, 3, -1, 1, 7, P95))
        .hasMessage("sample variance must be finite and at least 0, was -1.0");
    assertThatThrownBy(() -> MeanInterval.of(3, 3, Double.POSITIVE_INFINITY, 1, 7, P95))
        .hasMessage("sample variance must be finite and at least 0, was Infinity");
    assertThatThrownBy(() -> MeanInterval.of(3, 3, 1, 7, 7, P95))
        .hasMessage("lowest must be below highest, was 7.0 and 7.0");
  }
}
