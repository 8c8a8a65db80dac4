package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricAggregateTest {

  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.start(2, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void flinksOwnWindowsHoldWhatTheLibrarysDo(int parallelism) throws Exception {
    List<Answer> answers = Answer.some(parallelism, 2_000);
    StreamExecutionEnvironment environment = TestCluster.environment(parallelism);
    var nps = MetricAggregate.of(Nps.metric(Answer::score));
    CollectingSink<MetricState<RatingAccumulator<Nps>, Nps>> sink = new CollectingSink<>();
    environment
        .fromData(answers, TypeInformation.of(Answer.class))
        .rebalance()
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Answer>forBoundedOutOfOrderness(Duration.ofHours(2))
                .withTimestampAssigner((answer, before) -> answer.atMillis()))
        .keyBy(Answer::region)
        .window(TumblingEventTimeWindows.of(Duration.ofDays(1)))
        .aggregate(nps, nps.stateType(), nps.stateType())
        .sinkTo(sink);
    cluster.run(environment);

    List<Nps> expected = new ArrayList<>();
    var windows =
        WindowedMetric.of(
                Nps.metric(Answer::score), Answer::atMillis, TumblingWindows.of(Duration.ofDays(1)))
            .by("region", Answer::region)
            .withDisorder(Duration.ofHours(2))
            .start(result -> expected.add(result.result()), rejected -> {});
    answers.forEach(windows::add);
    windows.finish();
    assertThat(sink.collected().stream().map(MetricState::result).toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void flinksOwnSessionsMergeToTheLibrarys() throws Exception {
    List<Answer> answers = Answer.some(9, 1_000);
    Duration gap = Duration.ofMinutes(30);
    StreamExecutionEnvironment environment = TestCluster.environment(2);
    var nps = MetricAggregate.of(Nps.metric(Answer::score));
    CollectingSink<MetricState<RatingAccumulator<Nps>, Nps>> sink = new CollectingSink<>();
    environment
        .fromData(answers, TypeInformation.of(Answer.class))
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Answer>forBoundedOutOfOrderness(Duration.ofHours(2))
                .withTimestampAssigner((answer, before) -> answer.atMillis()))
        .keyBy(Answer::region)
        .window(EventTimeSessionWindows.withGap(gap))
        .aggregate(nps, nps.stateType(), nps.stateType())
        .sinkTo(sink);
    cluster.run(environment);

    List<Nps> expected = new ArrayList<>();
    var sessions =
        WindowedMetric.of(Nps.metric(Answer::score), Answer::atMillis, SessionWindows.of(gap))
            .by("region", Answer::region)
            .withDisorder(Duration.ofHours(2))
            .start(result -> expected.add(result.result()), rejected -> {});
    answers.forEach(sessions::add);
    sessions.finish();
    assertThat(sink.collected().stream().map(MetricState::result).toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void oneStateTakesInAnother() {
    var nps = MetricAggregate.of(Nps.metric(Answer::score));
    var into = nps.add(new Answer("south", 9, 0), nps.createAccumulator());
    var other = nps.add(new Answer("south", 2, 0), nps.createAccumulator());
    assertThat(nps.merge(into, other).result()).isEqualTo(Nps.of(9, 2));
    assertThat(other.result()).isEqualTo(Nps.of(2));
    var said = nps.getResult(into);
    nps.add(new Answer("south", 0, 0), into);
    assertThat(said.result()).isEqualTo(Nps.of(9, 2));
  }
}
