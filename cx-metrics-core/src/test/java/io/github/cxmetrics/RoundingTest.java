package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class RoundingTest {

  @Test
  void tiesGoAwayFromZeroOnBothSides() {
    assertThat(Rounding.WHOLE.format(12.5)).isEqualTo("13");
    assertThat(Rounding.WHOLE.format(-12.5)).isEqualTo("-13");
    assertThat(new Rounding(0, RoundingMode.HALF_EVEN).format(-12.5)).isEqualTo("-12");
  }

  @Test
  void tiesAreWhatAReaderSees() {
    assertThat(Rounding.TWO_DECIMALS.format(0.285)).isEqualTo("0.29");
    assertThat(Rounding.ONE_DECIMAL.format(46.15)).isEqualTo("46.2");
  }

  @Test
  void zeroHasNoSign() {
    assertThat(Rounding.WHOLE.format(-0.4)).isEqualTo("0");
    assertThat(Rounding.WHOLE.formatSigned(-0.4)).isEqualTo("0");
    assertThat(Rounding.ONE_DECIMAL.formatSigned(0.04)).isEqualTo("0.0");
    assertThat(Rounding.ONE_DECIMAL.format(-0.0)).isEqualTo("0.0");
  }

  @Test
  void signIsShownWhenAskedFor() {
    assertThat(Rounding.WHOLE.formatSigned(46.15)).isEqualTo("+46");
    assertThat(Rounding.WHOLE.formatSigned(-3)).isEqualTo("-3");
    assertThat(Rounding.WHOLE.formatSigned(Double.POSITIVE_INFINITY)).isEqualTo("+Infinity");
  }

  @Test
  void largeAndSmallNumbersHaveNoExponent() {
    assertThat(Rounding.WHOLE.format(1e12)).isEqualTo("1000000000000");
    assertThat(new Rounding(10, RoundingMode.HALF_UP).format(1e-9)).isEqualTo("0.0000000010");
  }

  @Test
  void noValueIsSaidInWords() {
    assertThat(Rounding.WHOLE.format(Double.NaN)).isEqualTo("no value");
    assertThat(Rounding.WHOLE.formatSigned(Double.NaN)).isEqualTo("no value");
  }

  @Test
  void rejectsImpossibleDecimals() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rounding(-1, RoundingMode.HALF_UP))
        .withMessage("decimals must be in 0..15, was -1");
  }
}
