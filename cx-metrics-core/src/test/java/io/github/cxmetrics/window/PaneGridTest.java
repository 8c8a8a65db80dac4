package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaneGridTest {

  @Test
  void windowsOfAPaneAreThoseThatHoldItsTimes() {
    for (long seed = 0; seed < 400; seed++) {
      WindowCase drawn = new WindowCase(seed);
      if (drawn.windows instanceof SessionWindows) {
        continue;
      }
      PaneGrid grid = PaneGrid.of(drawn.windows);
      for (Visit visit : drawn.visits) {
        long pane = grid.paneOf(visit.atMillis());
        List<Window> windows = new ArrayList<>();
        for (long window = grid.firstWindowOf(pane); window <= grid.lastWindowOf(pane); window++) {
          windows.add(grid.window(window));
          assertThat(pane)
              .as("seed %s, %s", seed, drawn)
              .isBetween(grid.firstPaneOf(window), grid.lastPaneOf(window));
        }
        assertThat(windows)
            .as("seed %s, %s", seed, drawn)
            .containsExactlyInAnyOrderElementsOf(
                WindowModel.windowsOf(drawn.windows, visit.atMillis()));
      }
    }
  }

  @Test
  void aWindowIsClosedFromItsDeadlineOn() {
    for (long seed = 0; seed < 400; seed++) {
      WindowCase drawn = new WindowCase(seed);
      if (drawn.windows instanceof SessionWindows) {
        continue;
      }
      PaneGrid grid = PaneGrid.of(drawn.windows);
      for (Visit visit : drawn.visits) {
        long window = grid.firstWindowOf(grid.paneOf(visit.atMillis()));
        long deadline = grid.deadline(window);
        assertThat(grid.lastClosed(deadline)).as("seed %s", seed).isGreaterThanOrEqualTo(window);
        assertThat(grid.lastClosed(deadline - 1)).as("seed %s", seed).isLessThan(window);
      }
    }
  }

  @Test
  void rejectsSessions() {
    assertThatThrownBy(() -> PaneGrid.of(SessionWindows.of(Duration.ofHours(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("windows must not be sessions, was sessions, gap PT1H");
  }

  @Test
  void sessionsThatTouchDoNotOverlap() {
    SessionWindows sessions = SessionWindows.of(Duration.ofMillis(10));
    Window first = sessions.windowOf(-5);
    assertThat(first).isEqualTo(new Window(-5, 5));
    assertThat(first.overlaps(sessions.windowOf(5))).isFalse();
    assertThat(sessions.windowOf(5).overlaps(first)).isFalse();
    assertThat(first.overlaps(sessions.windowOf(4))).isTrue();
    assertThat(sessions.windowOf(4).overlaps(first)).isTrue();
    assertThat(first.overlaps(first)).isTrue();
    assertThat(first.span(sessions.windowOf(4))).isEqualTo(new Window(-5, 14));
    assertThat(sessions.windowOf(4).span(first)).isEqualTo(new Window(-5, 14));
    assertThat(new Window(0, 9).span(new Window(2, 3))).isEqualTo(new Window(0, 9));
  }

  @Test
  void keysAreReadAndChecked() {
    Visit visit = new Visit("web", 7, 9, 0);
    TumblingWindows windows = TumblingWindows.of(Duration.ofHours(1));
    assertThat(Visit.nps(windows).key().keyOf(visit)).isEmpty();
    assertThat(Visit.bySegment(windows).key().keyOf(visit)).isEqualTo("web");
    assertThat(Visit.nps(windows).byLong("account", Visit::account).key().keyOf(visit))
        .isEqualTo(7L);
    assertThatThrownBy(() -> Visit.bySegment(windows).key().keyOf(new Visit(null, 7, 9, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key must not be null");
    assertThatThrownBy(() -> Visit.bySegment(windows).key().keyOf(new Visit("\ud800", 7, 9, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key must be well-formed Unicode, was \ud800");
  }
}
