package io.github.cxmetrics.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakTest {

  @Test
  void runsForAMomentAndEverythingAddsUp() throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Soak soak = new Soak(Duration.ofMillis(800), Duration.ofMillis(400), out);
    assertThat(soak.run()).isEmpty();
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .hasSize(4)
        .last()
        .isEqualTo("heap is flat and all counts add up");
  }

  @Test
  void growthIsSeen() {
    assertThat(Soak.isFlat(List.of(1.0, 50.0, 51.0, 50.0, 52.0, 50.0, 53.0))).isTrue();
    assertThat(Soak.isFlat(List.of(10.0, 20.0, 30.0, 40.0, 50.0, 60.0))).isFalse();
    assertThat(Soak.isFlat(List.of(100.0, 5.0, 5.0, 5.0, 5.0, 8.0))).isTrue();
    assertThat(Soak.isFlat(List.of(10.0))).isTrue();
  }
}
