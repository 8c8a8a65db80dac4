package io.github.cxmetrics.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactDecimalTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 10000",
    "-2.5, -25000",
    "0.0001, 1",
    "0.10000000000, 1000",
    "1e3, 10000000",
    "25e-4, 25",
    "999999999999.9999, 9999999999999999"
  })
  void holdsFourDecimals(String text, long units) {
    assertThat(ExactDecimal.units(ExactDecimal.parse(text))).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({
    "0.00001, be an amount of at most 4 decimals",
    "1.23456, be an amount of at most 4 decimals",
    "1e-200, be an amount of at most 4 decimals",
    "1e12, be an amount below 1e12 in size",
    "-1000000000000, be an amount below 1e12 in size",
    "1e200, be an amount below 1e12 in size",
    "0e99999999999, be a decimal number such as 9 or 4.5",
    "'', be a decimal number such as 9 or 4.5",
    "'1,5', be a decimal number such as 9 or 4.5",
    "1e400, be a number below 1.8e308 in size"
  })
  void refusesWhatItCannotHold(String text, String rule) {
    assertThatThrownBy(() -> ExactDecimal.units(ExactDecimal.parse(text)))
        .isInstanceOf(ValueFormatException.class)
        .extracting(problem -> ((ValueFormatException) problem).rule())
        .isEqualTo(rule);
  }
}
