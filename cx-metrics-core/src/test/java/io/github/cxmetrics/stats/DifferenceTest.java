package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P90;
import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static Difference difference(double value, double low, double high, double p) {
    return new Difference(
        new Estimate(value, new Interval(low, high, P95), 200, "Wald"), Math.signum(value) * 2, p);
  }

  @Test
  void isNotYetClearWhileThePValueIsLarge() {
    assertThat(difference(6.2, -1.1, 13.4, 0.09).inWords(Rounding.ONE_DECIMAL, "points"))
        .isEqualTo("+6.2 points, 95 % interval -1.1 to +13.4: not yet clear");
  }

  @Test
  void isClearlyHigherOrLowerWhenThePValueIsSmall() {
    assertThat(difference(6.2, 1.1, 11.3, 0.02).inWords(Rounding.ONE_DECIMAL, "points"))
        .isEqualTo("+6.2 points, 95 % interval +1.1 to +11.3: clearly higher");
    assertThat(difference(-6.2, -11.3, -1.1, 0.02).inWords(Rounding.WHOLE, ""))
        .isEqualTo("-6, 95 % interval -11 to -1: clearly lower");
  }

  @Test
  void theVerdictFollowsTheAdjustedPValue() {
    Difference alone = difference(6.2, 1.1, 11.3, 0.02);
    Difference amongMany = alone.withPValue(0.2);
    assertThat(alone.isSignificant()).isTrue();
    assertThat(amongMany.isSignificant()).isFalse();
    assertThat(amongMany.estimate()).isEqualTo(alone.estimate());
    assertThat(amongMany.inWords(Rounding.ONE_DECIMAL, "points"))
        .isEqualTo("+6.2 points, 95 % interval +1.1 to +11.3: not yet clear");
  }

  @Test
  void saysWhenThereIsNothingToCompare() {
    Difference empty = ProportionDifference.NEWCOMBE.of(0, 0, 3, 4, P95);
    assertThat(empty.inWords(Rounding.WHOLE, "points")).isEqualTo("no answers to compare");
    assertThat(empty.isSignificant()).isFalse();
  }

  @Test
  void aSingleAnswerHasADifferenceButNoVerdict() {
    Difference single = MeanDifference.welch(1, 5, Double.NaN, 9, 4, 1, 6, P95);
    assertThat(single.inWords(Rounding.ONE_DECIMAL, "points"))
        .isEqualTo("+1.0 points, 95 % interval -6.0 to +6.0: not yet clear");
  }

  @Test
  void significanceIsJudgedAtTheLevelOfTheInterval() {
    Interval interval = new Interval(-1, 13, P90);
    Difference loose = new Difference(new Estimate(6, interval, 9, "Wald"), 1.8, 0.07);
    assertThat(loose.isSignificant()).isTrue();
    assertThat(difference(6, -1, 13, 0.07).isSignificant()).isFalse();
    assertThat(difference(6, -1, 13, Double.NaN).isSignificant()).isFalse();
  }

  @Test
  void scalingChangesTheUnitOnly() {
    Difference points = difference(0.062, -0.01, 0.13, 0.09).scaled(100);
    assertThat(points).isEqualTo(difference(100 * 0.062, -1, 13, 0.09));
  }

  @Test
  void rejectsWhatCannotBe() {
    assertThatThrownBy(() -> difference(0, -1, 1, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p-value must be in 0..1 or NaN, was 1.5");
    assertThatThrownBy(() -> difference(0, -1, 1, 0.5).withPValue(-0.1))
        .hasMessage("p-value must be in 0..1 or NaN, was -0.1");
    assertThatThrownBy(() -> difference(0, -1, 1, 0.5).scaled(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factor must be finite and above 0, was 0.0");
    assertThatThrownBy(() -> difference(0, -1, 1, 0.5).scaled(Double.POSITIVE_INFINITY))
        .hasMessage("factor must be finite and above 0, was Infinity");
  }
}
