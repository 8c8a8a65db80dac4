package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import org.junit.jupiter.api.Test;

class WeightedShareTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  @Test
  void unitsOfEqualWeightHaveTheWilsonInterval() {
    for (int kept = 0; kept <= 12; kept++) {
      Interval equal = ProportionInterval.WILSON.of(kept, 12, LEVEL);
      Interval actual = WeightedShare.estimate(12, kept / 12.0, 12, LEVEL).interval();
      assertThat(actual.low()).isCloseTo(equal.low(), within(1e-15));
      assertThat(actual.high()).isCloseTo(equal.high(), within(1e-15));
      assertThat(actual.contains(kept / 12.0)).isTrue();
    }
  }

  @Test
  void unequalWeightsAreFewerUnits() {
    Estimate estimate = WeightedShare.estimate(3, 0.5, 1.8, LEVEL);
    assertThat(estimate.n()).isEqualTo(3);
    assertThat(estimate.method()).isEqualTo("Wilson score of units of equal weight");
    assertThat(estimate.interval().width())
        .isGreaterThan(WeightedShare.estimate(3, 0.5, 3, LEVEL).interval().width());
    assertThat(estimate.interval().low() + estimate.interval().high()).isCloseTo(1, within(1e-15));
  }

  @Test
  void intervalIsThatOfAnEstimatedShare() {
    for (double share : new double[] {0, 1e-9, 0.3, 0.5, 0.7, 1 - 1e-9, 1}) {
      assertThat(WeightedShare.estimate(9, share, 4.5, LEVEL).interval())
          .isEqualTo(EffectiveShare.wilson(share, 4.5, LEVEL));
    }
  }

  @Test
  void withoutUnitsTheShareIsNotDefined() {
    Estimate estimate = WeightedShare.estimate(0, Double.NaN, Double.NaN, LEVEL);
    assertThat(estimate.isDefined()).isFalse();
    assertThat(estimate.interval()).isEqualTo(new Interval(0, 1, LEVEL));
  }

  @Test
  void rejectsWhatNoUnitsCanHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightedShare.estimate(2, 1.5, 2, LEVEL))
        .withMessage("share must be in 0.0..1.0, was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightedShare.estimate(2, 0.5, 2.5, LEVEL))
        .withMessage("number of units of equal weight must be above 0 and at most 2, was 2.5");
    assertThatIllegalArgumentException().isThrownBy(() -> WeightedShare.estimate(2, 0.5, 0, LEVEL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightedShare.estimate(-1, 0.5, 1, LEVEL))
        .withMessage("n must be at least 0, was -1");
  }
}
