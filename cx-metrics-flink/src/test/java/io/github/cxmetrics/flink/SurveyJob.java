package io.github.cxmetrics.flink;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.window.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** A metric of each region and day: Flink's own windows over a metric of the library. */
final class SurveyJob<A extends Accumulator<A, R>, R> {

  private static final Duration DAY = Duration.ofDays(1);

  private final Metric<Answer, A, R> metric;
  private final AnswerStream stream;
  private final Watched<Answer> watched;
  private final CollectingSink<StreamResult<String, A, R>> sink = new CollectingSink<>();

  SurveyJob(Metric<Answer, A, R> metric, AnswerStream stream, Watched<Answer> watched) {
    this.metric = metric;
    this.stream = stream;
    this.watched = watched;
  }

  StreamExecutionEnvironment in(StreamExecutionEnvironment environment) {
    var aggregate = MetricAggregate.of(metric);
    stream
        .from(environment, watched)
        .keyBy(Answer::region)
        .window(TumblingEventTimeWindows.of(DAY))
        .aggregate(
            aggregate,
            new Emitted<>(),
            aggregate.stateType(),
            aggregate.stateType(),
            StreamResultTypeInfo.of(Types.STRING, aggregate.stateType()))
        .uid("survey")
        .sinkTo(sink)
        .uid("sink");
    return environment;
  }

  /** The results so far, some of them several times after a failure. */
  List<StreamResult<String, A, R>> emitted() {
    return sink.collected();
  }

  /** What was emitted of one region and day is the same however often, and what core says. */
  void assertExact() {
    assertThat(results(emitted())).isEqualTo(expected());
  }

  /** What is said of each region and day, which is the same however often it is said. */
  static <A extends Accumulator<A, R>, R> Map<String, Map<Window, R>> results(
      List<StreamResult<String, A, R>> emitted) {
    Map<String, Map<Window, R>> results = new HashMap<>();
    for (var result : emitted) {
      R before =
          results
              .computeIfAbsent(result.key(), region -> new HashMap<>())
              .putIfAbsent(result.window(), result.result());
      if (before != null) {
        assertThat(result.result()).isEqualTo(before);
      }
    }
    return results;
  }

  Map<String, Map<Window, R>> expected() {
    return stream.answers().collect(groupingBy(Answer::region, groupingBy(SurveyJob::day, metric)));
  }

  private static Window day(Answer answer) {
    long start = Math.floorDiv(answer.atMillis(), DAY.toMillis()) * DAY.toMillis();
    return new Window(start, start + DAY.toMillis());
  }
}
