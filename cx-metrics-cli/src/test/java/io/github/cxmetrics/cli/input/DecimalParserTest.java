package io.github.cxmetrics.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "9, 9",
    "007, 7",
    "999999999, 999999999",
    "1234567890, 1234567890",
    "-1, -1",
    "+4.5, 4.5",
    ".5, 0.5",
    "5., 5",
    "1e3, 1000",
    "1.5E-2, 0.015"
  })
  void readsDecimalNumbers(String text, double value) {
    assertThat(DecimalParser.parse(text)).isEqualTo(value);
  }

  @Test
  void ignoresSpacesAndNoBreakSpacesAround() {
    assertThat(DecimalParser.parse("\u00a0 9\t\u00a0")).isEqualTo(9);
    assertThat(DecimalParser.parse("\ufeff9 ")).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "often",
        "NaN",
        "Infinity",
        "-Infinity",
        "0x10",
        "7d",
        "7f",
        "1_000",
        "1 000",
        "4,5",
        ".",
        "-",
        "+",
        "-.",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1.2.3",
        "--1",
        "٣",
        "９",
        "1e5x",
        "N"
      })
  void rejectsWhatIsNoDecimalNumber(String text) {
    assertThatThrownBy(() -> DecimalParser.parse(text))
        .isInstanceOf(ValueFormatException.class)
        .hasMessage("be a decimal number such as 9 or 4.5");
  }

  @Test
  void rejectsNumberTooLargeForADouble() {
    assertThatThrownBy(() -> DecimalParser.parse("-1e999"))
        .isInstanceOf(ValueFormatException.class)
        .hasMessage("be a number below 1.8e308 in size");
  }

  @Test
  void agreesWithJavaOnWhateverItAccepts() {
    Random random = new Random(99);
    for (int i = 0; i < 5_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(DecimalParser.parse(Double.toString(value))).isEqualTo(value);
      }
    }
  }
}
