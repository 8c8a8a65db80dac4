package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetsTest {

  private static final TargetMargin AGE =
      TargetMargin.of("age", Map.of("young", 300.0, "old", 700.0));

  @Test
  void totalsTellSharesFromCounts() {
    assertThat(Targets.of(AGE).population()).hasValue(1000);
    assertThat(Targets.of(TargetMargin.of("a", Map.of("x", 0.3, "y", 0.7))).population()).isEmpty();
    assertThat(Targets.of(TargetMargin.of("a", Map.of("x", 30.0, "y", 70.0))).population())
        .isEmpty();
  }

  @Test
  void marginsOfDifferentTotalsAreRescaledOnRequestOnly() {
    TargetMargin region = TargetMargin.of("region", Map.of("north", 0.25, "south", 0.75));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.of(AGE, region))
        .withMessage(
            "margins must have the same total (or be rescaled on request), was 1000.0 of \"age\""
                + " and 1.0 of \"region\"");
    Targets rescaled = Targets.rescaled(List.of(AGE, region));
    assertThat(rescaled.margins().get(0).targets().get(List.of("young")))
        .isCloseTo(0.3, within(1e-15));
    assertThat(rescaled.population()).isEmpty();
    assertThat(rescaled.method()).isEqualTo("raked");
  }

  @Test
  void rejectsMarginsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.of())
        .withMessage("targets must have at least one margin, was none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.of(AGE, AGE))
        .withMessage("margins must be of different variables, was \"age\" twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetMargin.of("age", Map.of("young", -1.0)))
        .withMessage("target of \"age\" = \"young\" must be in 0..1.0E100, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetMargin.of("age", Map.of("young", Double.NaN)))
        .withMessage("target of \"age\" = \"young\" must be in 0..1.0E100, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetMargin.of("age", Map.of("young", 0.0)))
        .withMessage("targets of \"age\" must have one above 0, was none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetMargin.of("age", Map.of()))
        .withMessage("targets of \"age\" must have one above 0, was none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetMargin(List.of("age", "region"), Map.of(List.of("young"), 1.0)))
        .withMessage("target must have one level for each of \"age\", \"region\", was \"young\"");
    assertThatIllegalArgumentException().isThrownBy(() -> TargetMargin.of(" ", Map.of("x", 1.0)));
  }

  @Test
  void levelsOfSeveralVariablesInWords() {
    TargetMargin joint =
        new TargetMargin(List.of("age", "region"), Map.of(List.of("young", "north"), 1.0));
    assertThat(joint.words(List.of("young", "north")))
        .isEqualTo("\"age\" = \"young\", \"region\" = \"north\"");
    assertThat(Targets.of(joint).method()).isEqualTo("post-stratified");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetGap(joint, List.of("young", "north"), -1))
        .withMessage("distance from a target must be finite and at least 0, was -1.0");
  }
}
