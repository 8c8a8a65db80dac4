package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EffectiveShareTest {

  private static final Offset<Double> TINY = within(1e-15);

  @Test
  void wholeTrialsGiveTheWilsonInterval() {
    for (int successes = 0; successes <= 20; successes++) {
      Interval expected = ProportionInterval.WILSON.of(successes, 20, P95);
      Interval actual = EffectiveShare.wilson(successes / 20.0, 20, P95);
      assertThat(actual.low()).isCloseTo(expected.low(), TINY);
      assertThat(actual.high()).isCloseTo(expected.high(), TINY);
    }
  }

  @Test
  void rejectsWhatIsNoShare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EffectiveShare.wilson(1.5, 20, P95))
        .withMessage("share must be in 0..1, was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EffectiveShare.wilson(0.5, 0, P95))
        .withMessage("trials must be finite and above 0, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EffectiveShare.wilson(0.5, Double.POSITIVE_INFINITY, P95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EffectiveShare.wilson(Double.NaN, 5, P95));
  }
}
