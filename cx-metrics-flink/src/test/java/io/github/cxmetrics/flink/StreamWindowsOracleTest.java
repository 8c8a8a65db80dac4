package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.Refusals;
import io.github.cxmetrics.window.WindowOperator;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowResult;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

/** Every emission against the library's own operator, driven with the same watermarks. */
class StreamWindowsOracleTest {

  /* So long that records never move the watermark of the library's operator. */
  private static final Duration LONGEST = Duration.ofDays(EventTime.MOST_DAYS);

  @Test
  void everyEmissionIsThatOfTheLibrary() throws Exception {
    for (long seed = 0; seed < 300; seed++) {
      WindowsCase drawn = new WindowsCase(seed);
      if (seed % 2 == 0) {
        check(drawn, drawn.bySegment(), new HashMapStateBackend(), 0, seed);
      } else {
        check(drawn, drawn.byAccount(), new HashMapStateBackend(), 0, seed);
      }
    }
  }

  @Test
  void everyEmissionIsTheSameAfterRestarts() throws Exception {
    for (long seed = 10_000; seed < 10_080; seed++) {
      WindowsCase drawn = new WindowsCase(seed);
      check(drawn, drawn.bySegment(), new HashMapStateBackend(), 10, seed);
    }
  }

  @Test
  void everyEmissionIsTheSameOnRocksDb() throws Exception {
    for (long seed = 20_000; seed < 20_015; seed++) {
      WindowsCase drawn = new WindowsCase(seed);
      check(drawn, drawn.byAccount(), new EmbeddedRocksDBStateBackend(), 3, seed);
    }
  }

  private static <K> void check(
      WindowsCase drawn,
      WindowedMetric<WindowsVisit, K, RatingAccumulator<Nps>, Nps> metric,
      StateBackend backend,
      int restarts,
      long seed)
      throws Exception {
    var description = metric.withRefusals(Refusals.REJECT);
    List<WindowResult<K, Nps>> results = new ArrayList<>();
    List<WindowRejection<WindowsVisit>> rejects = new ArrayList<>();
    WindowOperator<WindowsVisit, K, Nps> library =
        description.withDisorder(LONGEST).start(results::add, rejects::add);
    try (WindowsHarness<K> harness = new WindowsHarness<>(StreamWindows.of(description), backend)) {
      boolean hadTurn = false;
      for (int step = 0; step < 60; step++) {
        String where = "seed " + seed + ", step " + step + ", " + drawn;
        if (drawn.random.nextInt(4) == 0) {
          long reached = drawn.time();
          library.advanceTo(reached);
          harness.advanceTo(reached);
        } else {
          WindowsVisit visit = drawn.visit();
          library.add(visit);
          harness.add(visit);
          hadTurn = true;
        }
        compare(where, results, rejects, harness);
        if (hadTurn && drawn.random.nextInt(60) < restarts) {
          harness.restart();
          hadTurn = false;
        }
      }
      library.finish();
      harness.finish();
      compare("seed " + seed + " at its end, " + drawn, results, rejects, harness);
      assertThat(harness.timers()).as("timers of seed %s", seed).isZero();
      if (backend instanceof HashMapStateBackend) {
        assertThat(harness.stateEntries()).as("state of seed %s", seed).isZero();
      }
    }
  }

  private static <K> void compare(
      String where,
      List<WindowResult<K, Nps>> results,
      List<WindowRejection<WindowsVisit>> rejects,
      WindowsHarness<K> harness) {
    List<WindowResult<K, Nps>> emitted = new ArrayList<>();
    for (var result : harness.results()) {
      assertThat(result.complete()).as(where).isTrue();
      emitted.add(result.toWindowResult());
    }
    assertThat(byKey(emitted)).as(where).isEqualTo(byKey(results));
    assertThat(harness.rejects())
        .as(where)
        .isEqualTo(rejects.stream().map(StreamWindowsOracleTest::asWithoutWatermark).toList());
    results.clear();
    rejects.clear();
  }

  private static <K> Map<K, List<WindowResult<K, Nps>>> byKey(List<WindowResult<K, Nps>> results) {
    Map<K, List<WindowResult<K, Nps>>> byKey = new HashMap<>();
    results.forEach(each -> byKey.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each));
    return byKey;
  }

  /** The library's operator has a watermark, far behind, when it has seen a record. */
  private static WindowRejection<WindowsVisit> asWithoutWatermark(
      WindowRejection<WindowsVisit> reject) {
    OptionalLong watermark = reject.watermarkMillis();
    return new WindowRejection<>(
        reject.record(),
        reject.reason(),
        reject.atMillis(),
        reject.window(),
        watermark.isPresent() && watermark.getAsLong() < -EventTime.FARTHEST_MILLIS / 2
            ? OptionalLong.empty()
            : watermark,
        reject.detail());
  }
}
