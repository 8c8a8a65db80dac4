package io.github.cxmetrics.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {

  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
  private long nanos = 5_000_000_000L;

  @Test
  void drawsAfterASecondAndErasesAtTheEnd() {
    try (ProgressMeter meter = meter(true, 200_000_000)) {
      meter.update(1024, 1_000_000);
      passMillis(999);
      meter.update(2048, 2_000_000);
      assertThat(shown()).isEmpty();

      passMillis(1);
      meter.update(102_400, 50_000_000);
      assertThat(shown()).isEqualTo("\r102,400 rows, 50 of 200 MB, 102,400 rows/s");

      passMillis(249);
      meter.update(204_800, 60_000_000);
      meter.update(1, 60_000_000);
    }

    assertThat(shown())
        .isEqualTo("\r102,400 rows, 50 of 200 MB, 102,400 rows/s\r" + " ".repeat(42) + "\r");
  }

  @Test
  void shorterLineCoversTheLonger() {
    ProgressMeter meter = meter(true, 0);
    passMillis(1_000);
    meter.update(1_024_000, 99_000_000);
    passMillis(100_000);
    meter.update(1_024_000, 99_000_000);

    assertThat(shown())
        .isEqualTo(
            "\r1,024,000 rows, 99 MB, 1,024,000 rows/s\r1,024,000 rows, 99 MB, 10,139 rows/s   ");
  }

  @Test
  void staysSilentOffATerminal() {
    try (ProgressMeter meter = meter(false, 1)) {
      passMillis(10_000);
      meter.update(1024, 1);
    }

    assertThat(shown()).isEmpty();
  }

  private ProgressMeter meter(boolean terminal, long totalBytes) {
    return new ProgressMeter(
        new PrintStream(drawn, true, UTF_8), terminal, totalBytes, () -> nanos);
  }

  private void passMillis(long millis) {
    nanos += millis * 1_000_000;
  }

  private String shown() {
    return drawn.toString(UTF_8);
  }
}
