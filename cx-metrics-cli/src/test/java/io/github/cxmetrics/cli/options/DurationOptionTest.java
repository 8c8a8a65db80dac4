package io.github.cxmetrics.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationOptionTest {

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "90s, PT1M30S",
    "30m, PT30M",
    "12h, PT12H",
    "7d, PT168H",
    "2w, PT336H",
    "1h30m, PT1H30M",
    "' 1D12H ', PT36H",
    "0s, PT0S",
    "PT1H, PT1H",
    "p2dt3h, PT51H"
  })
  void readsLengthsOfTime(String text, Duration expected) {
    assertThat(DurationOption.parse("--within", text, "")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "d",
        "7 d",
        "7days",
        "1.5h",
        "-1h",
        "PT-1H",
        "P1M",
        "h1",
        "1h2",
        "9999999999999d"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> DurationOption.parse("--within", text, ", or none"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--within must be a time such as 90s, 30m, 12h, 7d or 2w, or none, was " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999w", "999999999999d999999999999w"})
  void lengthsBeyondALongAreStillLengths(String text) {
    assertThat(DurationOption.parse("--within", text, "").toDays()).isPositive();
  }
}
