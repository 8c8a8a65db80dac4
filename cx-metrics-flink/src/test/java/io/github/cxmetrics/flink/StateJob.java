package io.github.cxmetrics.flink;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.SlidingWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.window.WindowDefinition;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * A job with state, from a source that is read again after a failure to a sink that remembers, and
 * what one pass of the library says of the same records.
 */
final class StateJob<T, A extends Accumulator<A, R>, R> {

  private static final Duration DAY = Duration.ofDays(1);
  private static final TumblingWindows DAYS = TumblingWindows.of(DAY);
  private static final ActivityDefinition VISITS =
      ActivityDefinition.in(ZoneOffset.UTC).of("visit");

  private final Replayed<T> records;
  private final Watched<T> watched;
  private final Function<DataStream<T>, SingleOutputStreamOperator<StreamResult<String, A, R>>>
      results;
  private final Function<List<T>, Map<String, Map<Window, R>>> onePass;
  private final CollectingSink<StreamResult<String, A, R>> sink = new CollectingSink<>();

  private StateJob(
      Replayed<T> records,
      Watched<T> watched,
      Function<DataStream<T>, SingleOutputStreamOperator<StreamResult<String, A, R>>> results,
      Function<List<T>, Map<String, Map<Window, R>>> onePass) {
    this.records = records;
    this.watched = watched;
    this.results = results;
    this.onePass = onePass;
  }

  /** Flink's own windows over a metric, of each region and day. */
  static <A extends Accumulator<A, R>, R> StateJob<Answer, A, R> aggregate(
      Metric<Answer, A, R> metric, Replayed<Answer> records, Watched<Answer> watched) {
    MetricAggregate<Answer, A, R> aggregate = MetricAggregate.of(metric);
    return new StateJob<>(
        records,
        watched,
        answers ->
            answers
                .keyBy(Answer::region)
                .window(TumblingEventTimeWindows.of(DAY))
                .aggregate(
                    aggregate,
                    new Emitted<>(),
                    aggregate.stateType(),
                    aggregate.stateType(),
                    StreamResultTypeInfo.of(Types.STRING, aggregate.stateType()))
                .uid("aggregate"),
        answers ->
            answers.stream()
                .collect(
                    groupingBy(
                        Answer::region, groupingBy(answer -> day(answer.atMillis()), metric))));
  }

  /** Windows of minutes, so that many results are on the way at once. */
  static StateJob<Answer, ?, Nps> crowded(Replayed<Answer> records, Watched<Answer> watched) {
    var windows = StreamWindows.of(scores(TumblingWindows.of(Duration.ofMinutes(10))));
    return new StateJob<>(
        records,
        watched,
        answers ->
            windows
                .apply(answers)
                .uid("windows")
                .rebalance()
                .map(new Slow<>())
                .returns(windows.resultType())
                .uid("slow"),
        answers -> onePass(windows.description(), answers));
  }

  /** The same of all regions, whose days are merged into one. */
  static StateJob<Answer, ?, Nps> merge(Replayed<Answer> records, Watched<Answer> watched) {
    Metric<Answer, RatingAccumulator<Nps>, Nps> nps = Nps.metric(Answer::score);
    var aggregate = MetricAggregate.of(nps);
    var merge = MetricMerge.of(nps);
    return new StateJob<>(
        records,
        watched,
        answers ->
            answers
                .keyBy(Answer::region)
                .window(TumblingEventTimeWindows.of(DAY))
                .aggregate(aggregate, aggregate.stateType(), aggregate.stateType())
                .uid("regions")
                .keyBy(state -> "all", Types.STRING)
                .window(TumblingEventTimeWindows.of(DAY))
                .aggregate(
                    merge,
                    new Emitted<>(),
                    merge.stateType(),
                    merge.stateType(),
                    StreamResultTypeInfo.of(Types.STRING, merge.stateType()))
                .uid("merge"),
        answers ->
            Map.of(
                "all",
                answers.stream().collect(groupingBy(answer -> day(answer.atMillis()), nps))));
  }

  /** The library's windows, of each region and day. */
  static StateJob<Answer, ?, Nps> windows(Replayed<Answer> records, Watched<Answer> watched) {
    return windows(StreamWindows.of(scores(DAYS)), records, watched);
  }

  /** The same, which tell early what they know and take it back. */
  static StateJob<Answer, ?, Nps> corrected(Replayed<Answer> records, Watched<Answer> watched) {
    WindowedMetric<Answer, String, RatingAccumulator<Nps>, Nps> scores =
        scores(SlidingWindows.of(DAY, DAY.dividedBy(2))).withLateness(DAY, Correction.RETRACT);
    return windows(StreamWindows.of(scores).withEarly(Duration.ofHours(5)), records, watched);
  }

  /** Sessions of each region. */
  static StateJob<Answer, ?, Nps> sessions(Replayed<Answer> records, Watched<Answer> watched) {
    return windows(
        StreamWindows.of(scores(SessionWindows.of(Duration.ofMinutes(20)))), records, watched);
  }

  private static WindowedMetric<Answer, String, RatingAccumulator<Nps>, Nps> scores(
      WindowDefinition definition) {
    return WindowedMetric.of(Nps.metric(Answer::score), Answer::atMillis, definition)
        .by("region", Answer::region);
  }

  private static <A extends Accumulator<A, R>, R> StateJob<Answer, A, R> windows(
      StreamWindows<Answer, String, A, R> windows,
      Replayed<Answer> records,
      Watched<Answer> watched) {
    return new StateJob<>(
        records,
        watched,
        answers -> windows.apply(answers).uid("windows"),
        answers -> onePass(windows.description(), answers));
  }

  private static <A extends Accumulator<A, R>, R> Map<String, Map<Window, R>> onePass(
      WindowedMetric<Answer, String, A, R> description, List<Answer> answers) {
    Map<String, Map<Window, R>> results = new HashMap<>();
    var windows =
        description
            .withDisorder(Replayed.LENGTH.multipliedBy(2))
            .start(
                result ->
                    results
                        .computeIfAbsent(result.key(), key -> new HashMap<>())
                        .put(result.window(), result.result()),
                rejected -> {
                  throw new AssertionError(rejected);
                });
    answers.forEach(windows::add);
    windows.finish();
    return results;
  }

  /** How many customers bought by the end of each day. */
  static StateJob<CustomerEvent, ?, Funnel> funnel(
      Replayed<CustomerEvent> records, Watched<CustomerEvent> watched) {
    return reports(
        CustomerMetrics.funnel(
            CustomerRecords.by("customer", CustomerEvent::customer, CustomerEvent::atMillis),
            CustomerEvent.CHECKOUT,
            CustomerEvent::name),
        "checkout",
        records,
        watched,
        day ->
            Funnel.journey(CustomerEvent.CHECKOUT, CustomerEvent::name, CustomerEvent::atMillis)
                .perSubject(
                    CustomerEvent::customer,
                    Funnel.population(CustomerEvent.CHECKOUT).asOf(day.end().minusMillis(1))));
  }

  /** How many customers were there on each day, by the end of each day. */
  static StateJob<CustomerEvent, ?, Activity> activity(
      Replayed<CustomerEvent> records, Watched<CustomerEvent> watched) {
    return reports(
        CustomerMetric.of(
            CustomerRecords.byLong("account", CustomerEvent::account, CustomerEvent::atMillis),
            Activity.<CustomerEvent>journey(VISITS, CustomerEvent::atMillis),
            Activity.population(VISITS)),
        "active",
        records,
        watched,
        day -> Activity.metricLong(VISITS, CustomerEvent::account, CustomerEvent::atMillis));
  }

  private static <A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
      StateJob<CustomerEvent, B, S> reports(
          CustomerMetric<CustomerEvent, A, R, B, S> metric,
          String name,
          Replayed<CustomerEvent> records,
          Watched<CustomerEvent> watched,
          Function<Window, Metric<CustomerEvent, ?, S>> whole) {
    List<Window> days =
        LongStream.rangeClosed(0, Replayed.LENGTH.toDays())
            .mapToObj(number -> day(Answer.START + number * DAY.toMillis()))
            .toList();
    var reports =
        CustomerReports.of(metric)
            .every(DAYS)
            .until(days.get(days.size() - 1).end())
            .withCells(100)
            .named(name);
    return new StateJob<>(
        records,
        watched,
        reports::apply,
        visits -> {
          Map<Window, S> expected = new HashMap<>();
          for (Window day : days) {
            expected.put(
                day,
                visits.stream()
                    .filter(visit -> visit.atMillis() < day.endMillis())
                    .collect(whole.apply(day)));
          }
          return Map.of("", expected);
        });
  }

  private static Window day(long atMillis) {
    long start = Math.floorDiv(atMillis, DAY.toMillis()) * DAY.toMillis();
    return new Window(start, start + DAY.toMillis());
  }

  Watched<T> watched() {
    return watched;
  }

  StreamExecutionEnvironment in(StreamExecutionEnvironment environment) {
    results.apply(records.from(environment, watched)).sinkTo(sink).uid("sink");
    return environment;
  }

  /** Lets some records pass, and waits until they have and there are results. */
  void pass(long some, TestCluster cluster, JobID id) throws Exception {
    cluster.awaitRunning(id);
    long next = watched.seen() + some;
    watched.letMore(some);
    TestCluster.await("record " + next, () -> watched.seen() >= next);
    // a task of the source that is behind the other holds the watermark back
    for (int more = 0; more < 20 && !TestCluster.isSoon(() -> !emitted().isEmpty()); more++) {
      watched.letMore(some / 10);
    }
    assertThat(emitted()).isNotEmpty();
    assertThat(watched.seen()).as("records before the middle ends").isLessThan(records.count());
  }

  /** The results so far, some of them several times after a failure. */
  List<StreamResult<String, A, R>> emitted() {
    return sink.collected();
  }

  /** What was emitted is what one pass says, and the same however often it was emitted. */
  void assertExact() {
    assertThat(results()).isNotEmpty().isEqualTo(expected());
  }

  /** The same where a part was emitted before, of days that were over before the middle. */
  void assertTheRestIsExact() {
    Map<String, Map<Window, R>> expected = expected();
    Map<String, Map<Window, R>> results = results();
    results.forEach(
        (key, windows) -> assertThat(expected.get(key)).as(key).containsAllEntriesOf(windows));
    long middle = Answer.START + Replayed.LENGTH.toMillis() / 2 + DAY.toMillis();
    expected.forEach(
        (key, windows) ->
            windows.forEach(
                (window, result) -> {
                  if (window.endMillis() > middle) {
                    assertThat(results.get(key)).as(key).containsEntry(window, result);
                  }
                }));
  }

  /** What holds at last of each key and window. */
  Map<String, Map<Window, R>> results() {
    Map<String, Map<Window, R>> results = new HashMap<>();
    Map<List<Object>, R> said = new HashMap<>();
    Map<List<Object>, Integer> last = new HashMap<>();
    for (StreamResult<String, A, R> result : emitted()) {
      List<Object> of =
          List.of(
              result.key(), result.window(), result.revision(), result.kind() == Kind.RETRACTED);
      R before = said.putIfAbsent(of, result.result());
      if (before != null) {
        assertThat(result.result()).as("%s", of).isEqualTo(before);
      }
      if (result.kind() == Kind.RETRACTED) {
        continue;
      }
      if (last.merge(of.subList(0, 2), result.revision(), Math::max) == result.revision()) {
        results
            .computeIfAbsent(result.key(), key -> new HashMap<>())
            .put(result.window(), result.result());
      }
    }
    return results;
  }

  Map<String, Map<Window, R>> expected() {
    return onePass.apply(records.records());
  }
}
