package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A state that is written and read in the middle goes on as if nothing had happened. */
class WindowRestartTest {

  private static final int CASES = 250;

  @Test
  void aRestartAfterAnyRecordChangesNothing() {
    for (long seed = 0; seed < CASES; seed++) {
      WindowCase visits = new WindowCase(seed);
      restartEverywhere(seed, visits, visits.bySegment());
      restartEverywhere(seed, visits, visits.byAccount());
    }
  }

  private static <K> void restartEverywhere(
      long seed, WindowCase visits, WindowedMetric<Visit, K, ?, Nps> metric) {
    List<Object> all = new ArrayList<>();
    WindowOperator<Visit, K, Nps> through = metric.start(all::add, all::add);
    visits.visits.forEach(through::add);
    byte[] last = through.encode();
    through.finish();
    for (int at = 0; at <= visits.visits.size(); at++) {
      List<Object> parts = new ArrayList<>();
      WindowOperator<Visit, K, Nps> before = metric.start(parts::add, parts::add);
      visits.visits.subList(0, at).forEach(before::add);
      byte[] state = before.encode();
      WindowOperator<Visit, K, Nps> after = metric.restore(state, parts::add, parts::add);
      assertThat(after.encode()).as("seed %s at %s: %s", seed, at, visits).isEqualTo(state);
      assertThat(after.report()).as("seed %s at %s", seed, at).isEqualTo(before.report());
      visits.visits.subList(at, visits.visits.size()).forEach(after::add);
      assertThat(after.encode()).as("seed %s at %s: %s", seed, at, visits).isEqualTo(last);
      after.finish();
      assertThat(parts).as("seed %s at %s: %s", seed, at, visits).isEqualTo(all);
      assertThat(after.report()).as("seed %s at %s", seed, at).isEqualTo(through.report());
    }
  }

  @Test
  void aStateThatIsFinishedIsReadToo() {
    WindowedMetric<Visit, String, ?, Nps> metric =
        Visit.bySegment(TumblingWindows.of(Duration.ofMillis(10)));
    WindowOperator<Visit, String, Nps> finished = metric.start(result -> {}, late -> {});
    finished.add(Visit.of("web", 9, 5));
    finished.finish();
    finished.finish();
    List<WindowRejection<Visit>> late = new ArrayList<>();
    WindowOperator<Visit, String, Nps> read =
        metric.restore(finished.encode(), result -> {}, late::add);
    read.add(Visit.of("web", 9, 500));
    assertThat(late)
        .extracting(WindowRejection::reason)
        .containsExactly(WindowRejection.Reason.LATE);
  }

  @Test
  void aMetricMadeOfOthersKeepsItsParts() {
    var metric =
        WindowedMetric.of(
                Nps.metric(Visit::score)
                    .byLong("account", Visit::account)
                    .and(Nps.metric(Visit::score).where(visit -> visit.score() > 4)),
                Visit::atMillis,
                SlidingWindows.of(Duration.ofMillis(10), Duration.ofMillis(5)))
            .by("segment", Visit::segment);
    List<Object> through = new ArrayList<>();
    List<Object> parts = new ArrayList<>();
    var before = metric.start(parts::add, parts::add);
    var always = metric.start(through::add, through::add);
    for (int i = 0; i < 30; i++) {
      Visit visit = new Visit("s" + i % 3, i % 2, i % 11, i * 7L % 40);
      before = metric.restore(before.encode(), parts::add, parts::add);
      before.add(visit);
      always.add(visit);
    }
    before.finish();
    always.finish();
    assertThat(parts).isEqualTo(through).hasSizeGreaterThan(20);
  }
}
