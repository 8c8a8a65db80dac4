package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.Estimate;
import org.junit.jupiter.api.Test;

class CoefficientTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  private static Coefficient age() {
    return Coefficient.of("age", 0.5, 0.25, 40);
  }

  @Test
  void equalCoefficientsAreAlikeInEveryPart() {
    EqualityCheck.check(
        age(),
        age(),
        Coefficient.of("Age", 0.5, 0.25, 40),
        Coefficient.of("age", 0.6, 0.25, 40),
        Coefficient.of("age", 0.5, 0.3, 40),
        Coefficient.of("age", 0.5, 0.25, 41),
        age().withRobustError(0.2, 40),
        Coefficient.undefined("age"));
    EqualityCheck.check(
        Coefficient.undefined("age"), Coefficient.undefined("age"), Coefficient.undefined("sex"));
  }

  @Test
  void robustErrorTakesThePlaceOfTheError() {
    Coefficient robust = age().withRobustError(0.125, 7);
    assertThat(robust.standardError()).hasValue(0.25);
    assertThat(robust.robustStandardError()).hasValue(0.125);
    assertThat(robust.z()).hasValue(4);
    assertThat(robust.estimate(LEVEL).n()).isEqualTo(7);
    assertThat(robust.estimate(LEVEL).method()).isEqualTo("Wald, robust variance");
    assertThat(robust).hasToString("age 0.5 (0.125)");
    assertThat(age()).hasToString("age 0.5 (0.25)");
    assertThat(age().robustStandardError()).isEmpty();
  }

  @Test
  void undefinedCoefficientHasNoNumbers() {
    Coefficient none = Coefficient.undefined("age");
    assertThat(none.isDefined()).isFalse();
    assertThat(none.value()).isEmpty();
    assertThat(none.standardError()).isEmpty();
    assertThat(none.z()).isEmpty();
    assertThat(none.pValue()).isEmpty();
    assertThat(none).hasToString("age undefined");
    Estimate estimate = none.estimate(LEVEL);
    assertThat(estimate.isDefined()).isFalse();
    assertThat(estimate.n()).isZero();
    assertThat(none.ratio(LEVEL).isDefined()).isFalse();
  }

  @Test
  void withoutErrorThereIsNoTest() {
    Coefficient sure = Coefficient.of("age", 0.5, 0, 40);
    assertThat(sure.z()).isEmpty();
    assertThat(sure.pValue()).isEmpty();
    assertThat(sure.estimate(LEVEL).interval().low()).isEqualTo(0.5);
  }

  @Test
  void ratioBeyondTheNumbersIsUndefined() {
    Estimate ratio = Coefficient.of("age", 800, 1, 40).ratio(LEVEL);
    assertThat(ratio.isDefined()).isFalse();
    assertThat(ratio.interval().low()).isZero();
    assertThat(ratio.interval().high()).isInfinite();
  }

  @Test
  void numbersMustBeFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Coefficient.of("age", Double.NaN, 1, 40))
        .withMessage("coefficient and its standard error must be finite, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Coefficient.of("age", 1, Double.POSITIVE_INFINITY, 40))
        .withMessage("coefficient and its standard error must be finite, was Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> age().withRobustError(Double.NaN, 40))
        .withMessage("coefficient and its standard error must be finite, was NaN");
  }
}
