package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.SlidingWindows;
import io.github.cxmetrics.window.TumblingWindows;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class StreamWindowsTest {

  private static WindowsVisit web(long atMillis) {
    return new WindowsVisit("web", 1, 9, atMillis);
  }

  @Test
  void aKeyHasOneTimerHoweverManyWindowsAndRecords() throws Exception {
    var days = WindowsVisit.bySegment(SlidingWindows.of(Duration.ofDays(1), Duration.ofMinutes(1)));
    try (var harness = new WindowsHarness<>(StreamWindows.of(days))) {
      for (long second = 0; second < 600; second++) {
        harness.add(web(second * 1_000));
      }
      assertThat(harness.timers()).isEqualTo(1);
      harness.advanceTo(Duration.ofMinutes(30).toMillis());
      assertThat(harness.results()).hasSize(30);
      assertThat(harness.timers()).isEqualTo(1);
    }
  }

  @Test
  void aSessionHasOneTimerHoweverLongItGrows() throws Exception {
    var sessions = WindowsVisit.bySegment(SessionWindows.of(Duration.ofSeconds(5)));
    try (var harness = new WindowsHarness<>(StreamWindows.of(sessions))) {
      for (long second = 0; second < 600; second++) {
        harness.add(web(second * 1_000));
      }
      assertThat(harness.timers()).isEqualTo(1);
      harness.advanceTo(Duration.ofSeconds(20).toMillis());
      assertThat(harness.timers()).isEqualTo(1);
    }
  }

  @Test
  void panesAreForgottenWhenTheyAreFinal() throws Exception {
    var tens =
        WindowsVisit.bySegment(TumblingWindows.of(Duration.ofMillis(10)))
            .withLateness(Duration.ofMillis(5), Correction.UPDATE);
    try (var harness = new WindowsHarness<>(StreamWindows.of(tens))) {
      harness.add(web(3));
      harness.advanceTo(10);
      harness.add(web(3));
      harness.advanceTo(14);
      assertThat(harness.stateEntries()).isPositive();
      harness.advanceTo(15);
      assertThat(harness.stateEntries()).isZero();
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void emittedResultsDoNotMoveWithLaterRecords() throws Exception {
    var tens =
        WindowsVisit.bySegment(TumblingWindows.of(Duration.ofMillis(10)))
            .withLateness(Duration.ofMillis(5), Correction.UPDATE);
    try (var harness = new WindowsHarness<>(StreamWindows.of(tens))) {
      harness.add(web(3));
      harness.advanceTo(10);
      var first = harness.results().get(0);
      harness.add(web(3));
      assertThat(first.result().n()).isEqualTo(1);
      assertThat(harness.results().get(0).result().n()).isEqualTo(2);
    }
  }

  @Test
  void operatorsAreNamedByWhatTheyDo() {
    var environment = TestCluster.environment(1);
    var visits = environment.fromData(List.of(web(3)), WindowsHarness.VISITS);
    var windows = WindowsVisit.byAccount(TumblingWindows.of(Duration.ofMillis(10)));
    var results = StreamWindows.of(windows).apply(visits);
    assertThat(results.getName()).isEqualTo("windows of nps");
    assertThat(results.getTransformation().getUid())
        .isEqualTo(
            "windows of nps: tumbling PT0.01S, offset PT0S; number key \"account\"; "
                + "disorder PT0S, lateness PT0S by UPDATE");
    assertThat(results.uid("mine").getTransformation().getUid()).isEqualTo("mine");
    assertThat(results.getType())
        .isEqualTo(StreamResultTypeInfo.of(Types.LONG, MetricStateTypeInfo.of(windows.metric())));
  }
}
