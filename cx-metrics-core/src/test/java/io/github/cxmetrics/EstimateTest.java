package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EstimateTest {

  private static final Interval HALF = new Interval(-0.25, 0.75, ConfidenceLevel.P95);

  @Test
  void intervalKnowsWidthAndContent() {
    assertThat(HALF.width()).isEqualTo(1);
    assertThat(HALF.halfWidth()).isEqualTo(0.5);
    assertThat(HALF.contains(-0.25)).isTrue();
    assertThat(HALF.contains(0.75)).isTrue();
    assertThat(HALF.contains(0.76)).isFalse();
    assertThat(HALF.contains(Double.NaN)).isFalse();
  }

  @Test
  void intervalRejectsEndsOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(1, 0, ConfidenceLevel.P95))
        .withMessage("interval must have low <= high, was [1.0, 0.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(Double.NaN, 0, ConfidenceLevel.P95));
  }

  @Test
  void scalingMovesValueAndEndsTogether() {
    Estimate estimate = new Estimate(0.5, HALF, 3, "made up");
    assertThat(estimate.scaled(100, 0))
        .isEqualTo(new Estimate(50, new Interval(-25, 75, ConfidenceLevel.P95), 3, "made up"));
  }

  @Test
  void negativeFactorSwapsTheEnds() {
    assertThat(HALF.scaled(-1, 6)).isEqualTo(new Interval(5.25, 6.25, ConfidenceLevel.P95));
  }

  @Test
  void withoutAValueItIsUndefined() {
    assertThat(new Estimate(Double.NaN, HALF, 0, "made up").isDefined()).isFalse();
    assertThat(new Estimate(0, HALF, 1, "made up").isDefined()).isTrue();
  }

  @Test
  void rejectsNegativeN() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(0, HALF, -1, "made up"))
        .withMessage("n must be at least 0, was -1");
  }
}
