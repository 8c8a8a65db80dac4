package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceLevelTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsWhatIsNotAProbability(double level) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceLevel(level))
        .withMessageStartingWith(
            "confidence level must lie strictly between 0 and 1, was " + level);
  }

  @Test
  void suggestsTheFractionWhenGivenAPercentage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceLevel(95))
        .withMessage(
            "confidence level must lie strictly between 0 and 1, was 95.0 (for 95 % write 0.95)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceLevel(99.9))
        .withMessageEndingWith("(for 99.9 % write 0.999)");
  }

  @Test
  void tailIsHalfOfWhatIsLeft() {
    assertThat(ConfidenceLevel.P90.tail()).isEqualTo(0.05, within(1e-15));
  }

  @Test
  void readsAsPercent() {
    assertThat(ConfidenceLevel.P95).hasToString("95 %");
    assertThat(new ConfidenceLevel(0.999)).hasToString("99.9 %");
  }
}
