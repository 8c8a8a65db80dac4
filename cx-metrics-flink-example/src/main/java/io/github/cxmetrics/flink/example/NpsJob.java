package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.MetricAggregate;
import io.github.cxmetrics.flink.StreamResult;
import io.github.cxmetrics.flink.StreamResultTypeInfo;
import io.github.cxmetrics.flink.StreamWindows;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingMetric;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.window.CalendarWindows;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;

/** The pipelines behind {@code cxm-flink nps}. */
final class NpsJob {

  static final RatingMetric<Answer, Nps> NPS =
      Nps.metricOfDouble(NpsDefinition.STANDARD, Answer::score).missingWhere(Answer::missing);

  private NpsJob() {}

  /** The score of each segment over all time: when the input ends, and so far if asked for. */
  static DataStream<StreamResult<String, RatingAccumulator<Nps>, Nps>> ofAllTime(
      DataStream<Answer> answers, Optional<Duration> live) {
    MetricAggregate<Answer, RatingAccumulator<Nps>, Nps> nps = MetricAggregate.of(NPS);
    return answers
        .keyBy(Answer::segment, Types.STRING)
        .window(GlobalWindows.create())
        .trigger(LiveTrigger.every(live))
        .aggregate(
            nps,
            new RunningTotal<RatingAccumulator<Nps>, Nps>(),
            nps.stateType(),
            nps.stateType(),
            StreamResultTypeInfo.of(Types.STRING, nps.stateType()))
        .name("score by segment")
        .uid("score-by-segment");
  }

  /** The score of each segment and calendar period, by the times of the answers. */
  static StreamWindows<Answer, String, RatingAccumulator<Nps>, Nps> ofPeriods(
      CalendarGrid calendar, Duration disorder, Optional<Duration> live) {
    StreamWindows<Answer, String, RatingAccumulator<Nps>, Nps> windows =
        StreamWindows.of(
            WindowedMetric.of(
                    NPS, Answer::atMillis, CalendarWindows.of(calendar.unit(), calendar.zone()))
                .by("segment", Answer::segment)
                .withDisorder(disorder));
    return live.map(windows::withEarly).orElse(windows);
  }
}
