package io.github.cxmetrics.flink;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** The score of each region and day: Flink's own windows over a metric of the library. */
final class SurveyJob {

  private static final Duration DAY = Duration.ofDays(1);

  private final AnswerStream stream;
  private final Watched<Answer> watched;
  private final CollectingSink<StreamResult<String, RatingAccumulator<Nps>, Nps>> sink =
      new CollectingSink<>();

  SurveyJob(AnswerStream stream, Watched<Answer> watched) {
    this.stream = stream;
    this.watched = watched;
  }

  StreamExecutionEnvironment in(StreamExecutionEnvironment environment) {
    var nps = MetricAggregate.of(Nps.metric(Answer::score));
    DataStream<Answer> answers = stream.from(environment, watched);
    answers
        .keyBy(Answer::region)
        .window(TumblingEventTimeWindows.of(DAY))
        .aggregate(
            nps,
            new Emitted<>(),
            nps.stateType(),
            nps.stateType(),
            StreamResultTypeInfo.of(Types.STRING, nps.stateType()))
        .uid("nps")
        .sinkTo(sink)
        .uid("sink");
    return environment;
  }

  /** The results emitted so far, several times after a failure. */
  int emitted() {
    return sink.collected().size();
  }

  /** What was emitted of one region and day is the same however often, and what core says. */
  void assertExact() {
    Map<String, Map<Window, Nps>> results = new HashMap<>();
    for (var result : sink.collected()) {
      Nps before =
          results
              .computeIfAbsent(result.key(), region -> new HashMap<>())
              .putIfAbsent(result.window(), result.result());
      if (before != null) {
        assertThat(result.result()).isEqualTo(before);
      }
    }
    assertThat(results).isEqualTo(expected());
  }

  private Map<String, Map<Window, Nps>> expected() {
    return stream
        .answers()
        .collect(groupingBy(Answer::region, groupingBy(SurveyJob::day, Nps.metric(Answer::score))));
  }

  private static Window day(Answer answer) {
    long start = Math.floorDiv(answer.atMillis(), DAY.toMillis()) * DAY.toMillis();
    return new Window(start, start + DAY.toMillis());
  }
}
