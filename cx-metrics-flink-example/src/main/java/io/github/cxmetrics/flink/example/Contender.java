package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.CustomerMetrics;
import io.github.cxmetrics.flink.CustomerRecords;
import io.github.cxmetrics.flink.CustomerReports;
import io.github.cxmetrics.flink.MetricAggregate;
import io.github.cxmetrics.flink.MetricState;
import io.github.cxmetrics.flink.StreamWindows;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.WindowedMetric;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** The jobs that are measured against each other. */
enum Contender {

  /** Written by hand: the number of records of each segment and hour. */
  COUNT_WINDOWS("count by segment and hour, by hand") {
    @Override
    DataStream<Counted> apply(DataStream<Visit> visits, Instant end) {
      return timed(visits)
          .keyBy(Visit::segment, Types.STRING)
          .window(TumblingEventTimeWindows.of(WINDOW))
          .aggregate(new Count(), new CountOfWindow(), Types.LONG, Types.LONG, COUNTED);
    }
  },

  /** The score of each segment and hour in Flink's own windows. */
  AGGREGATE_WINDOWS("NPS by segment and hour, MetricAggregate") {
    @Override
    DataStream<Counted> apply(DataStream<Visit> visits, Instant end) {
      MetricAggregate<Visit, RatingAccumulator<Nps>, Nps> nps =
          MetricAggregate.of(Nps.metric(Visit::score));
      return timed(visits)
          .keyBy(Visit::segment, Types.STRING)
          .window(TumblingEventTimeWindows.of(WINDOW))
          .aggregate(nps, new AnswersOfWindow(), nps.stateType(), nps.stateType(), COUNTED);
    }
  },

  /** The score of each segment and hour in the library's windows. */
  STREAM_WINDOWS("NPS by segment and hour, StreamWindows") {
    @Override
    DataStream<Counted> apply(DataStream<Visit> visits, Instant end) {
      return StreamWindows.of(
              WindowedMetric.of(
                      Nps.metric(Visit::score), Visit::atMillis, TumblingWindows.of(WINDOW))
                  .by("segment", Visit::segment)
                  .withDisorder(Visits.DISORDER))
          .apply(timed(visits))
          .map(each -> new Counted(each.key(), each.window().startMillis(), each.result().n()))
          .returns(COUNTED);
    }
  },

  /** Written by hand: the number of records of each customer, which says once that they are new. */
  COUNT_CUSTOMERS("count by customer, by hand") {
    @Override
    DataStream<Counted> apply(DataStream<Visit> visits, Instant end) {
      return timed(visits)
          .keyBy(Visit::customer, Types.LONG)
          .process(new CountByCustomer(), COUNTED);
    }
  },

  /** The funnel of all customers, reported at the end. */
  FUNNEL("funnel over customers, CustomerReports") {
    @Override
    DataStream<Counted> apply(DataStream<Visit> visits, Instant end) {
      FunnelDefinition checkout = Funnel.define("view", "cart", "pay").within(Duration.ofDays(1));
      CustomerRecords<Visit> customers =
          CustomerRecords.byLong("customer", Visit::customer, Visit::atMillis);
      return CustomerReports.of(CustomerMetrics.funnel(customers, checkout, Visit::stepName))
          .until(end)
          .apply(timed(visits))
          .map(each -> new Counted("", 0, each.result().outcomes().actors()))
          .returns(COUNTED);
    }
  };

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final TypeInformation<Counted> COUNTED = TypeInformation.of(Counted.class);

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether it keeps something of each customer. */
  boolean keepsCustomers() {
    return this == COUNT_CUSTOMERS || this == FUNNEL;
  }

  /** What the others are compared with: the one written by hand that groups as this one does. */
  Contender byHand() {
    return keepsCustomers() ? COUNT_CUSTOMERS : COUNT_WINDOWS;
  }

  /**
   * The job.
   *
   * @param end the first moment after the last visit
   */
  abstract DataStream<Counted> apply(DataStream<Visit> visits, Instant end);

  private static DataStream<Visit> timed(DataStream<Visit> visits) {
    return visits.assignTimestampsAndWatermarks(
        WatermarkStrategy.<Visit>forBoundedOutOfOrderness(Visits.DISORDER)
            .withTimestampAssigner((visit, before) -> visit.atMillis()));
  }

  /** Counts. */
  private static final class Count implements AggregateFunction<Visit, Long, Long> {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long add(Visit visit, Long count) {
      return count + 1;
    }

    @Override
    public Long getResult(Long count) {
      return count;
    }

    @Override
    public Long merge(Long one, Long other) {
      return one + other;
    }
  }

  /** Says of which segment and hour a count is. */
  private static final class CountOfWindow
      extends ProcessWindowFunction<Long, Counted, String, TimeWindow> {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public void process(
        String segment, Context context, Iterable<Long> counts, Collector<Counted> out) {
      counts.forEach(n -> out.collect(new Counted(segment, context.window().getStart(), n)));
    }
  }

  /** Says how many answers a score is of. */
  private static final class AnswersOfWindow
      extends ProcessWindowFunction<
          MetricState<RatingAccumulator<Nps>, Nps>, Counted, String, TimeWindow> {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public void process(
        String segment,
        Context context,
        Iterable<MetricState<RatingAccumulator<Nps>, Nps>> states,
        Collector<Counted> out) {
      states.forEach(
          state ->
              out.collect(new Counted(segment, context.window().getStart(), state.result().n())));
    }
  }
}
