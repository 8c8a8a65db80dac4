package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.Refusals;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.SlidingWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowDefinition;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowResult.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;

/** What may change from one run of a job to the next. */
class StreamWindowsChangeTest {

  private static final TumblingWindows TENS = TumblingWindows.of(Duration.ofMillis(10));
  private static final List<WindowDefinition> ALL =
      List.of(
          TENS,
          SlidingWindows.of(Duration.ofMillis(20), Duration.ofMillis(10)),
          SessionWindows.of(Duration.ofMillis(8)));

  private static StreamWindows<WindowsVisit, String, RatingAccumulator<Nps>, Nps> windows(
      WindowDefinition definition, int lateness) {
    return StreamWindows.of(
        WindowsVisit.bySegment(definition)
            .withLateness(Duration.ofMillis(lateness), Correction.UPDATE)
            .withRefusals(Refusals.REJECT));
  }

  private static WindowsVisit web(int score, long atMillis) {
    return new WindowsVisit("web", 1, score, atMillis);
  }

  /** Goes on with the state of one that stops. */
  private static WindowsHarness<String> after(
      WindowsHarness<String> before,
      StreamWindows<WindowsVisit, String, RatingAccumulator<Nps>, Nps> windows)
      throws Exception {
    OperatorSubtaskState state = before.snapshot();
    before.close();
    WindowsHarness<String> after = new WindowsHarness<>(windows, new HashMapStateBackend(), 1, 0);
    after.restore(state);
    return after;
  }

  @Test
  void aLongerLatenessDoesNotOpenWhatWasFinal() throws Exception {
    for (WindowDefinition definition : ALL) {
      WindowsHarness<String> harness = new WindowsHarness<>(windows(definition, 0));
      harness.add(web(9, 2));
      harness.add(web(9, 35));
      harness.advanceTo(30);
      assertThat(harness.results()).as("%s", definition).isNotEmpty();
      harness = after(harness, windows(definition, 100));
      harness = after(harness, windows(definition, 100)); // a task without a record in between
      harness.add(web(0, 4));
      assertThat(harness.results()).as("%s", definition).isEmpty();
      assertThat(harness.rejects())
          .as("%s", definition)
          .singleElement()
          .matches(reject -> reject.reason() == Reason.LATE);
      harness.advanceTo(60);
      assertThat(harness.results()).as("%s", definition).isNotEmpty();
      harness.add(web(0, 36));
      assertThat(harness.results()).as("%s", definition).isNotEmpty();
      assertThat(harness.rejects()).as("%s", definition).isEmpty();
      harness.finish();
      assertThat(harness.stateEntries()).as("%s", definition).isZero();
      harness.close();
    }
  }

  @Test
  void noWindowIsFirstTwiceHoweverTheLatenessChanges() throws Exception {
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      WindowDefinition definition = ALL.get(random.nextInt(2));
      WindowsHarness<String> harness = new WindowsHarness<>(windows(definition, 5));
      Map<Window, Long> counted = new HashMap<>();
      for (int step = 0; step < 80; step++) {
        switch (random.nextInt(8)) {
          case 0 -> harness.advanceTo(step + random.nextInt(10));
          case 1 -> harness = after(harness, windows(definition, random.nextInt(40)));
          default -> harness.add(web(9, step + random.nextInt(-30, 10)));
        }
        for (var result : harness.results()) {
          Long before = counted.put(result.window(), result.result().n());
          String name = "seed " + seed + ", step " + step + ", " + definition;
          assertThat(result.kind()).as(name).isEqualTo(before == null ? Kind.FIRST : Kind.UPDATED);
          assertThat(result.result().n()).as(name).isGreaterThan(before == null ? 0 : before);
        }
      }
      harness.close();
    }
  }

  @Test
  void earlyResultsGoOnAtOtherTimes() throws Exception {
    for (WindowDefinition definition :
        List.of(
            TumblingWindows.of(Duration.ofMillis(100)),
            SessionWindows.of(Duration.ofMillis(100)))) {
      var windows = windows(definition, 0);
      WindowsHarness<String> harness =
          new WindowsHarness<>(windows.withEarly(Duration.ofMillis(7)));
      harness.advanceTo(1);
      harness.add(web(9, 2));
      harness = after(harness, windows.withEarly(Duration.ofMillis(10)));
      harness.advanceTo(7);
      assertThat(harness.results()).as("%s", definition).isEmpty();
      harness.advanceTo(10);
      List<Long> shown = new ArrayList<>();
      harness.results().forEach(result -> shown.add(result.result().n()));
      assertThat(shown).as("%s", definition).containsExactly(1L);
      harness.close();
    }
  }
}
