package io.github.cxmetrics.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {

  private static final NumberStyle PERCENT =
      new NumberStyle(100, Rounding.ONE_DECIMAL, false, " %", "percentage points");

  @Test
  void numbersAreScaledRoundedAndNamed() {
    assertThat(PERCENT.show(0.12345)).isEqualTo("12.3 %");
    assertThat(PERCENT.show(Double.NaN)).isEqualTo("-");
    assertThat(PERCENT.show(new Interval(0.1, 0.25, ConfidenceLevel.P95)))
        .isEqualTo("10.0 to 25.0 %");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, -",
    "0, <0.0001",
    "0.00009, <0.0001",
    "0.0001, 0.0001",
    "0.04567, 0.0457",
    "1, 1.0000"
  })
  void pValuesHaveFourDecimals(double p, String text) {
    assertThat(NumberStyle.pValue(p)).isEqualTo(text);
  }

  @Test
  void numbersOfAnySizeStayReadable() {
    NumberStyle plain = new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");
    assertThat(plain.showAnySize(1e300)).isEqualTo("1.0e+300");
    assertThat(plain.showAnySize(-0.004)).isEqualTo("-4.0e-03");
    assertThat(plain.showAnySize(0.005)).isEqualTo("0.01");
    assertThat(plain.showAnySize(0)).isEqualTo("0.00");
    assertThat(plain.showAnySize(Double.NaN)).isEqualTo("-");
  }

  @Test
  void boundsThatAreNotThereAreSaid() {
    NumberStyle plain = new NumberStyle(1, Rounding.ONE_DECIMAL, false, " h", "");

    assertThat(plain.show(new Interval(2, Double.POSITIVE_INFINITY, ConfidenceLevel.P95)))
        .isEqualTo("2.0 h and up");
    assertThat(
            plain.show(
                new Interval(
                    Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, ConfidenceLevel.P95)))
        .isEqualTo("any");
  }
}
