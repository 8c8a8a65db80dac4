package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.PaneGrid;
import io.github.cxmetrics.window.Refusals;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowOperator;
import io.github.cxmetrics.window.WindowResult;
import io.github.cxmetrics.window.WindowResult.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamWindowsEarlyTest {

  private static final TumblingWindows TENS = TumblingWindows.of(Duration.ofMillis(10));

  private static StreamWindows<WindowsVisit, String, RatingAccumulator<Nps>, Nps> tens(
      Correction correction) {
    return StreamWindows.of(
            WindowsVisit.bySegment(TENS).withLateness(Duration.ofMillis(5), correction))
        .withEarly(Duration.ofMillis(4));
  }

  private static WindowsVisit web(int score, long atMillis) {
    return new WindowsVisit("web", 1, score, atMillis);
  }

  private static List<String> shown(WindowsHarness<String> harness) {
    List<String> shown = new ArrayList<>();
    for (var result : harness.results()) {
      shown.add(
          result.kind()
              + " "
              + result.window().startMillis()
              + ".."
              + result.window().endMillis()
              + " n "
              + result.result().n()
              + " revision "
              + result.revision()
              + (result.complete() ? " complete" : ""));
    }
    return shown;
  }

  @Test
  void whatIsKnownIsShownWhenTheWatermarkPassesAMultiple() throws Exception {
    try (var harness = new WindowsHarness<>(tens(Correction.UPDATE))) {
      harness.advanceTo(1);
      harness.add(web(9, 1));
      harness.advanceTo(3);
      assertThat(shown(harness)).isEmpty();
      harness.advanceTo(4);
      assertThat(shown(harness)).containsExactly("FIRST 0..10 n 1 revision 0");
      harness.add(web(9, 5));
      harness.add(web(9, 11));
      harness.advanceTo(9);
      assertThat(shown(harness))
          .containsExactly("UPDATED 0..10 n 2 revision 1", "FIRST 10..20 n 1 revision 0");
      harness.advanceTo(10);
      assertThat(shown(harness)).containsExactly("UPDATED 0..10 n 2 revision 2 complete");
      harness.advanceTo(12);
      assertThat(shown(harness)).isEmpty();
      harness.add(web(9, 7));
      assertThat(shown(harness)).containsExactly("UPDATED 0..10 n 3 revision 3 complete");
    }
  }

  @Test
  void whatWasShownIsRetractedWhereCorrectionsAre() throws Exception {
    try (var harness = new WindowsHarness<>(tens(Correction.RETRACT))) {
      harness.advanceTo(1);
      harness.add(web(9, 1));
      harness.advanceTo(4);
      assertThat(shown(harness)).containsExactly("FIRST 0..10 n 1 revision 0");
      harness.add(web(9, 5));
      harness.restart();
      harness.advanceTo(8);
      assertThat(shown(harness))
          .containsExactly("RETRACTED 0..10 n 1 revision 0", "UPDATED 0..10 n 2 revision 1");
      harness.add(web(9, 9));
      harness.advanceTo(10);
      assertThat(shown(harness))
          .containsExactly(
              "RETRACTED 0..10 n 2 revision 1", "UPDATED 0..10 n 3 revision 2 complete");
      harness.add(web(9, 9));
      assertThat(shown(harness))
          .containsExactly(
              "RETRACTED 0..10 n 3 revision 2 complete", "UPDATED 0..10 n 4 revision 3 complete");
    }
  }

  @Test
  void aSessionThatGrowsTakesBackWhatWasShown() throws Exception {
    var sessions =
        StreamWindows.of(WindowsVisit.bySegment(SessionWindows.of(Duration.ofMillis(6))))
            .withEarly(Duration.ofMillis(4));
    try (var harness = new WindowsHarness<>(sessions)) {
      harness.advanceTo(1);
      harness.add(web(9, 3));
      harness.advanceTo(4);
      assertThat(shown(harness)).containsExactly("FIRST 3..9 n 1 revision 0");
      harness.add(web(9, 3));
      assertThat(shown(harness)).isEmpty();
      harness.add(web(9, 7));
      assertThat(shown(harness)).containsExactly("RETRACTED 3..9 n 1 revision 0");
      harness.advanceTo(8);
      assertThat(shown(harness)).containsExactly("FIRST 3..13 n 3 revision 0");
      harness.add(web(9, 4));
      harness.restart();
      harness.advanceTo(12);
      assertThat(shown(harness)).containsExactly("UPDATED 3..13 n 4 revision 1");
      harness.advanceTo(13);
      assertThat(shown(harness)).containsExactly("UPDATED 3..13 n 4 revision 2 complete");
    }
  }

  @Test
  void aWindowThatClosesInTheSameStepIsNotShownEarly() throws Exception {
    try (var harness = new WindowsHarness<>(tens(Correction.UPDATE))) {
      harness.add(web(9, 1));
      harness.finish();
      assertThat(shown(harness)).containsExactly("FIRST 0..10 n 1 revision 0 complete");
    }
  }

  @Test
  void rejectsTimesBetweenResultsThatAreNotWholeMilliseconds() {
    var windows = StreamWindows.of(WindowsVisit.bySegment(TENS));
    assertThatThrownBy(() -> windows.withEarly(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time between early results must be of whole milliseconds from 1, was PT0S");
    assertThatThrownBy(() -> windows.withEarly(Duration.ofNanos(1_000_001)))
        .hasMessage(
            "time between early results must be of whole milliseconds from 1, was PT0.001000001S");
    assertThatThrownBy(() -> windows.withEarly(Duration.ofMillis(-1)))
        .hasMessage("time between early results must be in 0..3652500 days, was PT-0.001S");
  }

  @Test
  void earlyResultsChangeNothingOfWhatHoldsAtLast() throws Exception {
    for (long seed = 0; seed < 150; seed++) {
      new EarlyRun(seed).run();
    }
  }

  /** A random stream with early results, against plain lists and the library's operator. */
  private static final class EarlyRun {

    private final String name;
    private final WindowsCase drawn;
    private final Duration every;
    private final List<WindowsVisit> counted = new ArrayList<>();
    private final Map<List<Object>, Nps> held = new HashMap<>();
    private final Map<List<Object>, Integer> revisions = new HashMap<>();
    private final Map<List<Object>, Nps> expected = new HashMap<>();
    private final Set<List<Object>> changed = new HashSet<>();
    private long reached = Long.MIN_VALUE;

    EarlyRun(long seed) {
      drawn = new WindowsCase(seed);
      every = Duration.ofMillis(drawn.unit * (1 + drawn.random.nextInt(12)));
      name = "seed " + seed + ", " + drawn + ", early every " + every;
    }

    void run() throws Exception {
      var description = drawn.bySegment().withRefusals(Refusals.REJECT);
      WindowOperator<WindowsVisit, String, Nps> library =
          description
              .withDisorder(Duration.ofDays(EventTime.MOST_DAYS))
              .start(this::takeFromLibrary, reject -> {});
      try (var harness = new WindowsHarness<>(StreamWindows.of(description).withEarly(every))) {
        boolean hadTurn = false;
        for (int step = 0; step < 60; step++) {
          if (drawn.random.nextInt(3) == 0) {
            long to = drawn.time();
            library.advanceTo(to);
            harness.advanceTo(to);
            take(harness.results(), to);
            reached = Math.max(reached, to);
          } else {
            WindowsVisit visit = drawn.visit();
            long before = library.report().added();
            library.add(visit);
            harness.add(visit);
            if (library.report().added() > before) {
              counted(visit);
            }
            take(harness.results(), Long.MIN_VALUE);
            hadTurn = true;
          }
          if (hadTurn && drawn.random.nextInt(40) == 0) {
            harness.restart();
            hadTurn = false;
          }
        }
        library.finish();
        harness.finish();
        take(harness.results(), Long.MIN_VALUE);
        assertThat(held).as(name).isEqualTo(expected);
        assertThat(harness.timers()).as(name).isZero();
        assertThat(harness.stateEntries()).as(name).isZero();
      }
    }

    private void takeFromLibrary(WindowResult<String, Nps> result) {
      List<Object> place = List.of(result.key(), result.window());
      if (result.kind() == Kind.RETRACTED) {
        expected.remove(place);
      } else {
        expected.put(place, result.result());
      }
    }

    /** Notes which open windows a visit changes, where they do not depend on others. */
    private void counted(WindowsVisit visit) {
      counted.add(visit);
      if (drawn.windows instanceof SessionWindows) {
        return;
      }
      PaneGrid grid = PaneGrid.of(drawn.windows);
      long pane = grid.paneOf(visit.atMillis());
      for (long window = grid.firstWindowOf(pane); window <= grid.lastWindowOf(pane); window++) {
        if (grid.deadline(window) > reached) {
          changed.add(List.of(visit.segment(), grid.window(window)));
        }
      }
    }

    private void take(List<StreamResult<String, RatingAccumulator<Nps>, Nps>> results, long to) {
      Set<List<Object>> early = new HashSet<>();
      for (var result : results) {
        takeOne(result);
        if (!result.complete() && result.kind() != Kind.RETRACTED) {
          early.add(List.of(result.key(), result.window()));
        }
      }
      if (drawn.windows instanceof SessionWindows) {
        return;
      }
      assertThat(early).as(name).isEqualTo(expectedEarly(to));
    }

    private Set<List<Object>> expectedEarly(long to) {
      long millis = every.toMillis();
      boolean passes =
          to > reached
              && (reached == Long.MIN_VALUE
                  || Math.floorDiv(to, millis) > Math.floorDiv(reached, millis));
      Set<List<Object>> expectedNow = new HashSet<>();
      if (passes) {
        changed.removeIf(place -> ((Window) place.get(1)).endMillis() <= to);
        expectedNow.addAll(changed);
        changed.clear();
      }
      return expectedNow;
    }

    private void takeOne(StreamResult<String, RatingAccumulator<Nps>, Nps> result) {
      List<Object> place = List.of(result.key(), result.window());
      switch (result.kind()) {
        case FIRST -> {
          assertThat(result.revision()).as(name).isZero();
          assertThat(held.put(place, result.result())).as(name).isNull();
        }
        case UPDATED -> {
          assertThat(result.revision()).as(name).isEqualTo(revisions.get(place) + 1);
          boolean wasHeld = held.put(place, result.result()) != null;
          assertThat(wasHeld).as(name).isEqualTo(drawn.correction == Correction.UPDATE);
        }
        case RETRACTED -> {
          assertThat(result.revision()).as(name).isEqualTo(revisions.get(place));
          assertThat(held.remove(place)).as(name).isEqualTo(result.result());
        }
      }
      revisions.put(place, result.revision());
      if (!(drawn.windows instanceof SessionWindows) && result.kind() != Kind.RETRACTED) {
        assertThat(result.result()).as(name).isEqualTo(soFar(result.key(), result.window()));
      }
    }

    private Nps soFar(String key, Window window) {
      int[] scores =
          counted.stream()
              .filter(visit -> visit.segment().equals(key))
              .filter(visit -> window.startMillis() <= visit.atMillis())
              .filter(visit -> visit.atMillis() < window.endMillis())
              .mapToInt(WindowsVisit::score)
              .toArray();
      return Nps.of(scores);
    }
  }
}
