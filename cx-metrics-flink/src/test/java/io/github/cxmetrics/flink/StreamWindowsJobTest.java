package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.window.CalendarWindows;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.Refusals;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.SlidingWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowResult;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last results of jobs on a cluster against those of the library's own operator. */
class StreamWindowsJobTest {

  private static final Duration DISORDER = Duration.ofHours(1);
  private static final CalendarWindows DAYS =
      CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris"));

  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.start(2, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  /** Visits of four days about the night in which clocks are put forward, somewhat shuffled. */
  private static List<WindowsVisit> visits(long seed) {
    long start = Instant.parse("2026-03-27T00:00:00Z").toEpochMilli();
    SplittableRandom random = new SplittableRandom(seed);
    List<WindowsVisit> visits = new ArrayList<>();
    int count = 3_000;
    long step = Duration.ofDays(4).toMillis() / count;
    for (int i = 0; i < count; i++) {
      visits.add(
          new WindowsVisit(
              List.of("web", "app", "가게").get(random.nextInt(3)),
              random.nextLong(-2, 3),
              random.nextInt(11),
              start + i * step + random.nextLong(DISORDER.toMillis())));
    }
    return visits;
  }

  /** A metric, the sink of its results, and the job that leads from one to the other. */
  private record Run<K>(
      WindowedMetric<WindowsVisit, K, RatingAccumulator<Nps>, Nps> metric,
      StreamWindows<WindowsVisit, K, RatingAccumulator<Nps>, Nps> windows,
      CollectingSink<StreamResult<K, RatingAccumulator<Nps>, Nps>> sink) {

    static <K> Run<K> of(WindowedMetric<WindowsVisit, K, RatingAccumulator<Nps>, Nps> metric) {
      var disordered = metric.withDisorder(DISORDER);
      return new Run<>(disordered, StreamWindows.of(disordered), new CollectingSink<>());
    }

    Run<K> withEarly(Duration every) {
      return new Run<>(metric, windows.withEarly(every), sink);
    }

    void append(DataStream<WindowsVisit> visits) {
      windows.apply(visits).sinkTo(sink);
    }

    void check(List<WindowsVisit> visits) {
      List<WindowResult<K, Nps>> expected = new ArrayList<>();
      var library = metric.start(expected::add, reject -> {});
      visits.forEach(library::add);
      library.finish();
      List<WindowResult<K, Nps>> emitted = new ArrayList<>();
      sink.collected().forEach(result -> emitted.add(result.toWindowResult()));
      assertThat(last(emitted)).as(metric.describe()).isEqualTo(last(expected));
      assertThat(expected).as(metric.describe()).hasSizeGreaterThan(4);
    }

    private static <K> Map<K, Map<Window, Nps>> last(List<WindowResult<K, Nps>> results) {
      Map<K, Map<Window, Nps>> last = new HashMap<>();
      for (WindowResult<K, Nps> result : results) {
        Map<Window, Nps> ofKey = last.computeIfAbsent(result.key(), key -> new HashMap<>());
        if (result.kind() == Kind.RETRACTED) {
          ofKey.remove(result.window());
        } else {
          ofKey.put(result.window(), result.result());
        }
      }
      return last;
    }
  }

  private static void run(
      List<Run<?>> runs, List<WindowsVisit> visits, StreamExecutionEnvironment environment)
      throws Exception {
    DataStream<WindowsVisit> stream =
        environment
            .fromData(visits, WindowsHarness.VISITS)
            .rebalance()
            .assignTimestampsAndWatermarks(runs.get(0).windows().watermarks());
    runs.forEach(run -> run.append(stream));
    cluster.run(environment);
    runs.forEach(run -> run.check(visits));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void lastResultsAreThoseOfTheLibrary(int parallelism) throws Exception {
    List<Run<?>> runs =
        List.of(
            Run.of(WindowsVisit.bySegment(TumblingWindows.of(Duration.ofHours(3)))),
            Run.of(
                WindowsVisit.byAccount(
                    SlidingWindows.of(Duration.ofHours(6), Duration.ofMinutes(10)))),
            Run.of(WindowsVisit.bySegment(DAYS)),
            Run.of(WindowsVisit.nps(DAYS.trailing(3))),
            Run.of(WindowsVisit.byAccount(SessionWindows.of(Duration.ofMinutes(12)))),
            Run.of(
                    WindowsVisit.bySegment(TumblingWindows.of(Duration.ofHours(6)))
                        .withLateness(Duration.ofHours(1), Correction.RETRACT))
                .withEarly(Duration.ofHours(1)));
    run(runs, visits(parallelism), TestCluster.environment(parallelism));
  }

  @Test
  void lastResultsAreThoseOfTheLibraryOnRocksDb() throws Exception {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    List<Run<?>> runs =
        List.of(
            Run.of(WindowsVisit.bySegment(DAYS)),
            Run.of(WindowsVisit.byAccount(SessionWindows.of(Duration.ofMinutes(12)))));
    run(runs, visits(7), TestCluster.environment(2, settings));
  }

  /** The example of the documentation. */
  @Test
  void recordsThatAreRefusedGoToTheSideOutput() throws Exception {
    List<Answer> all = new ArrayList<>(Answer.some(1, 300));
    Answer wrong = new Answer("north", 11, all.get(0).atMillis());
    all.add(20, wrong);
    StreamExecutionEnvironment environment = TestCluster.environment(2);
    DataStream<Answer> answers = environment.fromData(all, TypeInformation.of(Answer.class));
    CollectingSink<StreamResult<String, RatingAccumulator<Nps>, Nps>> shown =
        new CollectingSink<>();
    CollectingSink<WindowRejection<Answer>> rejected = new CollectingSink<>();

    var daily =
        StreamWindows.of(
            WindowedMetric.of(Nps.metric(Answer::score), Answer::atMillis, DAYS)
                .by("region", Answer::region)
                .withDisorder(Duration.ofHours(1))
                .withLateness(Duration.ofDays(1), Correction.UPDATE)
                .withRefusals(Refusals.REJECT));
    var results =
        daily
            .withEarly(Duration.ofMinutes(1))
            .apply(
                answers.assignTimestampsAndWatermarks(
                    daily.watermarks().withIdleness(Duration.ofMinutes(1))))
            .uid("daily-nps");
    var turnedAway = results.getSideOutput(daily.rejects(answers.getType()));

    results.sinkTo(shown);
    turnedAway.sinkTo(rejected);
    cluster.run(environment);
    assertThat(rejected.collected()).extracting(WindowRejection::record).containsExactly(wrong);
    assertThat(
            shown.collected().stream()
                .filter(StreamResult::complete)
                .mapToLong(result -> result.result().n())
                .sum())
        .isEqualTo(300);
  }
}
