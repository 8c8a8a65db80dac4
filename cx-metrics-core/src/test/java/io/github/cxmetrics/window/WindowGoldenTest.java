package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** States written by every released version of the library are still read. */
class WindowGoldenTest {

  private static final Duration LATENESS = Duration.ofMillis(20);

  private static final WindowedMetric<Visit, String, ?, Nps> SLIDING =
      Visit.bySegment(SlidingWindows.of(Duration.ofMillis(10), Duration.ofMillis(5)))
          .withDisorder(Duration.ofMillis(3))
          .withLateness(LATENESS, Correction.UPDATE);

  private static final WindowedMetric<Visit, Long, ?, Nps> SESSIONS =
      Visit.nps(SessionWindows.of(Duration.ofMillis(10)))
          .byLong("account", Visit::account)
          .withLateness(LATENESS, Correction.RETRACT)
          .withRefusals(Refusals.REJECT);

  private static <K> WindowOperator<Visit, K, Nps> filled(WindowedMetric<Visit, K, ?, Nps> metric) {
    WindowOperator<Visit, K, Nps> operator = metric.start(result -> {}, late -> {});
    long[] times = {-9, -2, 3, 4, 22, 1, 1, 9, 21, 30, -8};
    String[] segments = {"web", "가게", "web"};
    for (int i = 0; i < times.length; i++) {
      operator.add(new Visit(segments[i % 3], i % 2, i % 11, times[i]));
    }
    return operator;
  }

  @Test
  void slidingWindowsAreReadAndWrittenAsEver() throws IOException {
    assertGolden("windows-sliding-v1", SLIDING);
  }

  @Test
  void sessionsAreReadAndWrittenAsEver() throws IOException {
    assertGolden("windows-sessions-v1", SESSIONS);
  }

  private static <K> void assertGolden(String name, WindowedMetric<Visit, K, ?, Nps> metric)
      throws IOException {
    WindowOperator<Visit, K, Nps> expected = filled(metric);
    assertThat(expected.report().corrected()).as("corrections").isPositive();
    Path source = Path.of("src/test/resources/golden", name + ".bin");
    if (Boolean.getBoolean("golden.write") && Files.notExists(source)) {
      Files.write(source, expected.encode());
    }
    byte[] golden = golden(name);
    assertThat(expected.encode()).as("the newest layout").isEqualTo(golden);
    WindowOperator<Visit, K, Nps> read = metric.restore(golden, result -> {}, late -> {});
    assertThat(read.report()).isEqualTo(expected.report());
    assertThat(read.encode()).isEqualTo(golden);
    for (int i = 0; i < golden.length; i++) {
      byte[] damaged = golden.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> metric.restore(damaged, result -> {}, late -> {}))
          .isInstanceOf(StateFormatException.class);
    }
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = WindowGoldenTest.class.getResourceAsStream("/golden/" + name + ".bin")) {
      assertThat(in).as("golden file of %s", name).isNotNull();
      return in.readAllBytes();
    }
  }
}
