package io.github.cxmetrics.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 1ms",
    "999, 999ms",
    "1000, 1s",
    "1499, 1.5s",
    "9949, 9.9s",
    "9950, 10s",
    "59499, 59s",
    "59500, 1m",
    "90000, 1m 30s",
    "3599499, 59m 59s",
    "3599500, 1h",
    "7500000, 2h 5m",
    "86369999, 23h 59m",
    "86370000, 1d",
    "273600000, 3d 4h",
    "8638199999, 99d 23h",
    "8640000000, 100d",
    "86400000000, 1000d",
    "-90000, -1m 30s"
  })
  void resultsHaveTheTwoLargestUnits(long millis, String text) {
    assertThat(DurationText.rounded(millis)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1209600000, 14d",
    "5400000, 1h 30m",
    "90061001, 1d 1h 1m 1s 1ms",
    "250, 250ms"
  })
  void definitionsHaveAllUnits(long millis, String text) {
    assertThat(DurationText.exact(millis)).isEqualTo(text);
  }
}
