package io.github.cxmetrics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollingWindowTest {

  @Test
  void isCutIntoEqualPanes() {
    assertThat(RollingWindow.of(Duration.ofMinutes(5), 10).pane())
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(RollingWindow.of(Duration.ofMillis(3), 3).pane()).isEqualTo(Duration.ofMillis(1));
    assertThat(RollingWindow.of(Duration.ofDays(36_525), 1).panes()).isEqualTo(1);
  }

  @Test
  void rejectsNumbersOfPanes() {
    for (int panes : new int[] {0, -1, 10_001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RollingWindow.of(Duration.ofDays(1), panes))
          .withMessage("number of panes must be in 1..10000, was " + panes);
    }
  }

  @Test
  void rejectsLengths() {
    for (Duration length :
        new Duration[] {
          Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(36_525).plusMillis(1)
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RollingWindow.of(length, 1))
          .withMessage(
              "length of a rolling window must be above 0 and at most 36525 days, was " + length);
    }
  }

  @Test
  void rejectsPanesThatAreNotWholeMilliseconds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RollingWindow.of(Duration.ofSeconds(1), 7))
        .withMessage(
            "length of a rolling window must be a whole number of milliseconds for each of its 7"
                + " panes, was PT1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RollingWindow.of(Duration.ofNanos(1_500_000), 1));
  }
}
