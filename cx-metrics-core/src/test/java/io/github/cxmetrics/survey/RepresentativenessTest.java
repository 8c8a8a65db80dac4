package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.survey.MarginComparison.LevelComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepresentativenessTest {

  private static MarginComparison comparison(
      Map<String, Integer> counts, Map<String, Double> targets) {
    SampleAccumulator sample = SurveySample.accumulator(List.of("age"));
    counts.forEach(
        (level, count) -> {
          for (int i = 0; i < count; i++) {
            sample.add(new String[] {level}, i % 3);
          }
        });
    return sample
        .result()
        .representativeness(Targets.of(TargetMargin.of("age", targets)))
        .margins()
        .get(0);
  }

  private static Map<String, Double> targets() {
    Map<String, Double> targets = new LinkedHashMap<>();
    targets.put("young", 0.3);
    targets.put("middle", 0.3);
    targets.put("old", 0.4);
    return targets;
  }

  /** R 4.2.2: {@code chisq.test(c(20, 50, 130), p = c(0.3, 0.3, 0.4))}, 17 digits. */
  @Test
  void sharesAreComparedLevelByLevel() {
    MarginComparison age = comparison(Map.of("young", 20, "middle", 50, "old", 130), targets());
    assertThat(age.n()).isEqualTo(200);
    LevelComparison young = age.levels().get(0);
    assertThat(young.level()).containsExactly("young");
    assertThat(young.share()).hasValueCloseTo(0.1, within(1e-15));
    assertThat(young.gap()).hasValueCloseTo(-20.0, within(1e-13));
    assertThat(young.ratio()).hasValueCloseTo(1 / 3.0, within(1e-15));
    assertThat(age.dissimilarity()).hasValueCloseTo(0.25, within(1e-15));
    assertThat(age.chiSquare()).hasValueCloseTo(59.583333333333336, within(1e-12));
    assertThat(age.degreesOfFreedom()).isEqualTo(2);
    assertThat(age.pValue()).hasValueCloseTo(1.1525069684593335e-13, within(1e-22));
  }

  @Test
  void levelsOfTheSampleAloneStandAtTheEnd() {
    MarginComparison age = comparison(Map.of("young", 5, "unknown", 5), targets());
    assertThat(age.levels())
        .extracting(LevelComparison::level)
        .last()
        .isEqualTo(List.of("unknown"));
    assertThat(age.levels().get(3).ratio()).isEmpty();
    assertThat(age.dissimilarity()).hasValueCloseTo(0.7, within(1e-15));
    assertThat(age.chiSquare()).isEmpty();
    assertThat(age.pValue()).isEmpty();
  }

  @Test
  void levelsThatNobodyHasDoNotMatter() {
    Map<String, Double> targets = targets();
    targets.put("child", 0.0);
    assertThat(comparison(Map.of("young", 3, "old", 7), targets).chiSquare()).isPresent();
  }

  @Test
  void emptySampleHasNoShares() {
    MarginComparison age = comparison(Map.of(), targets());
    assertThat(age.dissimilarity()).isEmpty();
    assertThat(age.chiSquare()).isEmpty();
    assertThat(age.levels().get(0).share()).isEmpty();
    assertThat(age.levels().get(0).gap()).isEmpty();
    assertThat(age.levels().get(0).ratio()).isEmpty();
    assertThat(comparison(Map.of("x", 2), Map.of("x", 1.0)).pValue()).isEmpty();
  }

  @Test
  void levelsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LevelComparison(List.of("x"), 3, 2, 0.5))
        .withMessage("count must be in 0..2, was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LevelComparison(List.of("x"), 1, 2, 1.5))
        .withMessage("target share must be in 0..1, was 1.5");
  }
}
