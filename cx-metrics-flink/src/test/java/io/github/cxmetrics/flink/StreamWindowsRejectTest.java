package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.Refusals;
import io.github.cxmetrics.window.SlidingWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class StreamWindowsRejectTest {

  private static final WindowedMetric<WindowsVisit, String, RatingAccumulator<Nps>, Nps> SLIDING =
      WindowsVisit.bySegment(SlidingWindows.of(Duration.ofMillis(20), Duration.ofMillis(10)));

  private static WindowsVisit web(int score, long atMillis) {
    return new WindowsVisit("web", 1, score, atMillis);
  }

  @Test
  void lateRecordsGoToTheSideOutputExactlyAtTheBorders() throws Exception {
    var late = SLIDING.withLateness(Duration.ofMillis(5), Correction.UPDATE);
    try (var harness = new WindowsHarness<>(StreamWindows.of(late))) {
      harness.advanceTo(24);
      harness.add(web(9, 9)); // in [-10, 10) and [0, 20): the first is final, the second not yet
      assertThat(harness.rejects())
          .containsExactly(
              new WindowRejection<>(
                  web(9, 9),
                  Reason.PARTLY_LATE,
                  9,
                  Optional.of(new Window(-10, 10)),
                  OptionalLong.of(24),
                  ""));
      assertThat(harness.results()).hasSize(1);
      harness.advanceTo(25);
      harness.add(web(9, 9));
      assertThat(harness.rejects())
          .containsExactly(
              new WindowRejection<>(
                  web(9, 9),
                  Reason.LATE,
                  9,
                  Optional.of(new Window(0, 20)),
                  OptionalLong.of(25),
                  ""));
      assertThat(harness.results()).isEmpty();
      harness.add(web(9, 10));
      assertThat(harness.rejects())
          .extracting(WindowRejection::reason)
          .containsExactly(Reason.PARTLY_LATE);
    }
  }

  @Test
  void refusedRecordsGoToTheSideOutputIfThatIsAskedFor() throws Exception {
    var tolerant = StreamWindows.of(SLIDING.withRefusals(Refusals.REJECT));
    try (var harness = new WindowsHarness<>(tolerant)) {
      harness.add(web(11, 3));
      harness.add(new WindowsVisit(null, 1, 9, 3));
      harness.add(new WindowsVisit("\ud800", 1, 9, 3));
      harness.add(web(9, EventTime.FARTHEST_MILLIS));
      List<WindowRejection<WindowsVisit>> rejects = harness.rejects();
      assertThat(rejects)
          .extracting(WindowRejection::detail)
          .containsExactly(
              "NPS score must be a whole number in 0..10, was 11",
              "key must not be null",
              "key must be well-formed Unicode, was \ud800",
              "time of an event must be in milliseconds within 2^48 of 1970, was "
                  + EventTime.FARTHEST_MILLIS);
      assertThat(rejects)
          .allSatisfy(
              reject -> {
                assertThat(reject.reason()).isEqualTo(Reason.REFUSED);
                assertThat(reject.window()).isEmpty();
                assertThat(reject.watermarkMillis()).isEmpty();
              });
      assertThat(harness.timers()).isZero();
      assertThat(harness.stateEntries()).isZero();
    }
  }

  @Test
  void refusedRecordsFailTheJobOtherwise() throws Exception {
    try (var harness = new WindowsHarness<>(StreamWindows.of(SLIDING))) {
      assertThatThrownBy(() -> harness.add(web(11, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "NPS score must be a whole number in 0..10, was 11, in record "
                  + "WindowsVisit[segment=web, account=1, score=11, atMillis=3]");
    }
  }

  @Test
  void rejectsAreCountedByFlink() {
    Map<String, Counter> counters = new HashMap<>();
    RejectOutput<WindowsVisit> rejects =
        new RejectOutput<>(
            StreamWindows.of(SLIDING).rejects(WindowsHarness.VISITS),
            Refusals.REJECT,
            new UnregisteredMetricsGroup() {
              @Override
              public Counter counter(String name) {
                return counters.computeIfAbsent(name, each -> new SimpleCounter());
              }
            });
    rejects.count(Reason.LATE);
    rejects.count(Reason.LATE);
    rejects.count(Reason.PARTLY_LATE);
    rejects.count(Reason.REFUSED);
    assertThat(counters.get("lateRecords").getCount()).isEqualTo(2);
    assertThat(counters.get("partlyLateRecords").getCount()).isEqualTo(1);
    assertThat(counters.get("refusedRecords").getCount()).isEqualTo(1);
    assertThatThrownBy(() -> rejects.count(Reason.TOO_MANY_KEYS))
        .hasMessage("reason must not be a limit, was TOO_MANY_KEYS");
  }

  @Test
  void stateOfOtherWindowsIsRefused() throws Exception {
    try (var harness = new WindowsHarness<>(StreamWindows.of(SLIDING))) {
      harness.add(web(9, 3));
      var state = harness.snapshot();
      var others = WindowsVisit.bySegment(TumblingWindows.of(Duration.ofMillis(20)));
      try (var other = new WindowsHarness<>(StreamWindows.of(others))) {
        assertThatThrownBy(() -> other.restore(state))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage(
                "state of windows must be of tumbling PT0.02S, offset PT0S; text key \"segment\", "
                    + "was of sliding PT0.02S every PT0.01S, offset PT0S; text key \"segment\"");
      }
    }
  }

  @Test
  void aTaskWithoutRecordsRemembersTheWatermarkItBeganWith() throws Exception {
    try (var harness = new WindowsHarness<>(StreamWindows.of(SLIDING))) {
      harness.add(web(9, 3));
      harness.advanceTo(50);
      harness.restart();
      harness.restart();
      harness.add(web(9, 29));
      assertThat(harness.rejects())
          .extracting(WindowRejection::reason, WindowRejection::watermarkMillis)
          .containsExactly(tuple(Reason.LATE, OptionalLong.of(50)));
    }
  }
}
