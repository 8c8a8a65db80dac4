package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.window.WindowRejection.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is emitted is what the rules say over plain lists, after every single record. */
class WindowOracleTest {

  private static final int CASES = 3_000;

  @Test
  void afterEveryRecordOfAnyOrderAllThatIsClosedIsEmittedAndRight() {
    for (long seed = 0; seed < CASES; seed++) {
      WindowCase visits = new WindowCase(seed);
      follow(seed, visits, visits.bySegment(), Visit::segment);
      follow(seed, visits, visits.byAccount(), visit -> String.valueOf(visit.account()));
    }
  }

  private static <K> void follow(
      long seed,
      WindowCase visits,
      WindowedMetric<Visit, K, ?, Nps> metric,
      Function<Visit, String> key) {
    EmittedResults<Nps> emitted = new EmittedResults<>(visits.lateness.correction());
    List<Reason> reasons = new ArrayList<>();
    WindowOperator<Visit, K, Nps> operator =
        metric.start(emitted::take, rejected -> reasons.add(rejected.reason()));
    WindowModel model = new WindowModel(visits.windows, visits.lateness);
    for (Visit visit : visits.visits) {
      reasons.clear();
      operator.add(visit);
      Optional<Reason> expected = model.add(key.apply(visit), visit);
      assertThat(reasons).as("seed %s: %s", seed, visits).isEqualTo(expected.stream().toList());
      assertThat(emitted.held()).as("seed %s: %s", seed, visits).isEqualTo(model.emitted());
    }
    operator.finish();
    model.advanceTo(1L << 51);
    assertThat(emitted.held()).as("seed %s: %s", seed, visits).isEqualTo(model.emitted());
    assertThat(operator.report().panes()).as("seed %s", seed).isZero();
    assertThat(operator.report().keys()).as("seed %s", seed).isZero();
    assertThat(operator.report().waiting()).as("seed %s", seed).isZero();
  }

  @Test
  void everyOrderWithinTheLatenessGivesTheSameFinalResults() {
    for (long seed = 0; seed < CASES; seed++) {
      WindowCase visits = new WindowCase(seed).withinLateness();
      EmittedResults<Nps> emitted = new EmittedResults<>(visits.lateness.correction());
      List<WindowRejection<Visit>> rejected = new ArrayList<>();
      WindowOperator<Visit, String, Nps> operator =
          visits.bySegment().start(emitted::take, rejected::add);
      for (int i = 0; i < visits.visits.size(); i++) {
        if (visits.sometimes()) {
          operator.advanceTo(visits.watermarkBefore(i));
        }
        operator.add(visits.visits.get(i));
      }
      operator.finish();
      assertThat(rejected).as("seed %s: %s", seed, visits).isEmpty();
      assertThat(emitted.held()).as("seed %s: %s", seed, visits).isEqualTo(inOrder(visits));
    }
  }

  /** The final results of the same visits when none is late. */
  private static Map<String, Map<Window, Nps>> inOrder(WindowCase visits) {
    WindowModel model = new WindowModel(visits.windows, Lateness.NONE);
    List<Visit> sorted = new ArrayList<>(visits.visits);
    sorted.sort(Comparator.comparingLong(Visit::atMillis));
    sorted.forEach(visit -> model.add(visit.segment(), visit));
    model.advanceTo(1L << 51);
    return new TreeMap<>(model.emitted());
  }

  @Test
  void resultsOfOneFiringComeByWindowThenKey() {
    for (long seed = 0; seed < CASES; seed++) {
      WindowCase visits = new WindowCase(seed);
      List<WindowResult<String, Nps>> all = new ArrayList<>();
      WindowOperator<Visit, String, Nps> operator = visits.bySegment().start(all::add, late -> {});
      visits.visits.forEach(operator::add);
      all.clear();
      operator.finish();
      List<WindowResult<String, Nps>> sorted = new ArrayList<>(all);
      sorted.sort(
          Comparator.comparing((WindowResult<String, Nps> result) -> result.window())
              .thenComparing(WindowResult::key));
      assertThat(all).as("seed %s: %s", seed, visits).isEqualTo(sorted);
    }
  }
}
