package io.github.cxmetrics.stats;

import static io.github.cxmetrics.stats.PValueAdjustment.BENJAMINI_HOCHBERG;
import static io.github.cxmetrics.stats.PValueAdjustment.HOLM;
import static io.github.cxmetrics.stats.PValueAdjustment.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PValueAdjustmentTest {

  @Test
  void holmMultipliesTheSmallestByTheirNumber() {
    assertThat(HOLM.adjust(0.01, 0.04, 0.03)).containsExactly(0.03, 0.06, 0.06);
  }

  @Test
  void benjaminiHochbergDividesByTheRank() {
    assertThat(BENJAMINI_HOCHBERG.adjust(0.01, 0.04, 0.02)).containsExactly(0.03, 0.04, 0.03);
  }

  @Test
  void noneChangesNothing() {
    assertThat(NONE.adjust(0.01, Double.NaN, 1)).containsExactly(0.01, Double.NaN, 1);
  }

  @ParameterizedTest
  @EnumSource
  void comparisonsWithoutDataDoNotCount(PValueAdjustment adjustment) {
    double[] with = adjustment.adjust(Double.NaN, 0.01, 0.04, Double.NaN);
    double[] without = adjustment.adjust(0.01, 0.04);
    assertThat(with).containsExactly(Double.NaN, without[0], without[1], Double.NaN);
    assertThat(adjustment.adjust()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void leavesItsInputAlone(PValueAdjustment adjustment) {
    double[] input = {0.03, 0.02, 0.01};
    assertThat(adjustment.adjust(input)).isNotSameAs(input);
    assertThat(input).containsExactly(0.03, 0.02, 0.01);
  }

  @ParameterizedTest
  @EnumSource
  void neverLowersAPValueNorTheirOrder(PValueAdjustment adjustment) {
    Samples.run(
        (random, seed) -> {
          double[] p = random.doubles(1 + random.nextInt(20)).map(x -> x * x * x).toArray();
          double[] adjusted = adjustment.adjust(p);
          for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).as(seed).isBetween(p[i], 1.0);
            for (int j = 0; j < p.length; j++) {
              assertThat(p[i] >= p[j] || adjusted[i] <= adjusted[j]).as(seed).isTrue();
            }
          }
        });
  }

  @Test
  void labelsAreWrittenAsPeopleDo() {
    assertThat(PValueAdjustment.values())
        .extracting(PValueAdjustment::label)
        .containsExactly("Holm", "Benjamini-Hochberg", "none");
  }

  @ParameterizedTest
  @EnumSource
  void rejectsWhatIsNoProbability(PValueAdjustment adjustment) {
    assertThatThrownBy(() -> adjustment.adjust(0.5, 1.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p-value must be in 0..1 or NaN, was 1.01");
    assertThatThrownBy(() -> adjustment.adjust(-0.5))
        .hasMessage("p-value must be in 0..1 or NaN, was -0.5");
  }
}
